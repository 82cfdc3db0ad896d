"""The pictures that stand beside a shared link."""
