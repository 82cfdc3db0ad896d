"""`python -m lintas` is the command line."""

from lintas.cli.main import main

if __name__ == "__main__":
    main()
