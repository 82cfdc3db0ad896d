"""Run all tests: python3 scripts/test.py [arguments of pytest]. Sets up all it needs the first time."""

import sys

import bootstrap

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
)
# A file's tests stay together: they share what they built.
BY_ALL_CORES = ("-n", "auto", "--dist", "loadfile")

if __name__ == "__main__":
    bootstrap.ready(bootstrap.TEST)
    missing = bootstrap.ready_web()
    if missing:
        print(f"axe and the Nu checker are not there, so their tests are left out: {missing}.")
    arguments = sys.argv[1:]
    # With arguments somebody looks for one thing: only pytest runs, which says more when it runs by one core.
    failed = [check for check in CHECKS if not arguments and bootstrap.run(*check)]
    status = bootstrap.run("pytest", *(arguments or BY_ALL_CORES))
    for check in failed:
        print("failed: " + " ".join(check))
    sys.exit(status or (1 if failed else 0))
