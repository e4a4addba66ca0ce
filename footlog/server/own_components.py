"""The components of the pages: footlog's own, and no other package's."""

from streamlit.components.v2 import manifest_scanner


def own_components_only() -> None:
    """Keep the server that is started next from looking for components in other packages.

    footlog's pages bring theirs along; Streamlit would read what every installed package says of
    itself, which takes 0.1 s, and serve the files of those that bring components.
    """
    manifest_scanner.scan_component_manifests = lambda *_: []
