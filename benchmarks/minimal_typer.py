"""A minimal typer app: what ``--help`` costs by itself."""

from __future__ import annotations

import typer

app = typer.Typer()


@app.command()
def greet(name: str) -> None:
    """Greet somebody."""
    typer.echo(f"Hello {name}")


@app.command()
def leave(name: str) -> None:
    """Take leave of somebody."""
    typer.echo(f"Goodbye {name}")


if __name__ == "__main__":
    app()
