"""``verbale remove``: documents out of a graph."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli.running import counted, say


@click.command(
    short_help="Documents out of a graph.",
    epilog="Exit status: 0 removed; 1 what is left would contradict the ontology (nothing is written); 2 no such "
    "document or graph, or wrong usage (nothing is written).",
)
@click.argument("documents", metavar="DOCUMENT...", nargs=-1, required=True)
@click.option(
    "--data", metavar="DIR", type=click.Path(path_type=Path), default=Path("data"), show_default=True,
    help="Folder of a built graph; its files are written anew.",
)  # fmt: skip
@click.option("--base", metavar="IRI", help="Start of every entity's IRI.  [default: https://w3id.org/verbale/]")
@click.option("--dry-run", is_flag=True, help="Tell what would go, and write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="No summary; errors only.")
def remove(documents: tuple[str, ...], data: Path, base: str | None, dry_run: bool, quiet: bool) -> None:
    """Take away a document's claims, and the direct and inferred triples that only it supported.

    DOCUMENT is its name in the graph, which is its file's name without the ending. The graph is reasoned over again;
    all its files are replaced together, or none is. A label that only this document used may stay. Then
    `verbale load --sync` brings a store to the same state.

    \b
    Example:
      verbale remove peru-south-korea-relations --dry-run
      verbale remove peru-south-korea-relations && verbale load --to http://localhost:7878/ --sync
    """
    from verbale.graph import write_files
    from verbale.graph.reading import read_files
    from verbale.graph.terms import BASE
    from verbale.stores.difference import difference
    from verbale.stores.removal import without

    before = read_files(data, base=base or BASE)
    after = without(before, [_slug(document) for document in documents])
    if not dry_run:
        write_files(after, data)
        for document in documents:
            (data / "texts" / f"{_slug(document)}.txt").unlink(missing_ok=True)
    if quiet:
        return
    found = difference(before, after)
    gone = sum(not change.added for change in found.changes)
    claims = sum(removed for _, removed in found.claims.values())
    words = f"{counted(claims, 'claim')}, {counted(gone, 'direct triple')} and {found.inferred[1]:,} inferred"
    say(f"{words} {'would go (--dry-run)' if dry_run else f'gone from {data}'}")


def _slug(document: str) -> str:
    return document.rpartition("/id/document/")[2] if "/id/document/" in document else document
