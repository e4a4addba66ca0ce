"""Windows of the running footlog without a browser: the messages that a browser would exchange."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.helpers.components import DAY, told

PATIENCE_SECONDS = 60


@contextmanager
def window(address: str, page: str = "", query: str = "", cookie: str = "") -> Iterator["Window"]:
    """Open a page of the running footlog in a window of its own for the block."""
    with connect(
        f"{address.replace('http', 'ws')}/_stcore/stream",
        origin=Origin(address),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": cookie} if cookie else None,
        max_size=None,
        max_queue=None,
        open_timeout=PATIENCE_SECONDS,
    ) as socket:
        opened = Window(socket, page, query)
        opened.send()
        opened.settle()
        yield opened


class Window:
    """A window that shows a page.

    It knows the page's title, buttons and marks by their labels, and lines of text.
    """

    def __init__(self, socket: ClientConnection, page: str, query: str) -> None:
        self._socket, self._page, self._query = socket, page, query
        self._hash = ""
        self.buttons: dict[str, tuple[WidgetState, ...]] = {}
        self.texts: list[str] = []
        self.title = ""
        self.drawn = b""

    def click(self, label: str) -> None:
        """Click a button and wait until the page has been drawn again."""
        self.tap(label)
        self.settle()

    def tap(self, label: str) -> None:
        """Click a button without waiting."""
        self.send(*self.buttons[label])

    def send(self, *widgets: WidgetState) -> None:
        """Ask for the page with these widgets touched."""
        message = BackMsg()
        message.rerun_script.query_string = self._query
        message.rerun_script.page_script_hash = self._hash
        message.rerun_script.page_name = "" if self._hash else self._page
        message.rerun_script.widget_states.widgets.extend(widgets)
        self._socket.send(message.SerializeToString())

    def settle(self) -> None:
        """Read until the page is drawn."""
        for message in self._messages():
            match message.WhichOneof("type"):
                case "new_session":
                    self._hash = message.new_session.page_script_hash
                    self.texts, self.buttons = [], {}
                case "delta":
                    self._take(message)
                case "script_finished":
                    if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        return

    def _messages(self) -> Iterator[ForwardMsg]:
        while True:
            data = self._socket.recv(timeout=PATIENCE_SECONDS)
            assert isinstance(data, bytes)
            message = ForwardMsg()
            message.ParseFromString(data)
            yield message

    def _take(self, message: ForwardMsg) -> None:
        self.drawn += message.SerializeToString()
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "button":
                state = WidgetState(id=element.button.id, trigger_value=True)
                self.buttons[element.button.label] = (state,)
            case "bidi_component" if element.bidi_component.component_name == DAY:
                self._take_day(element.bidi_component)
            case "heading" if element.heading.tag == "h1":
                self.title = element.heading.body
            case "text":
                self.texts.append(element.text.body)
            case "exception":
                self.texts.append(element.exception.message)

    def _take_day(self, part: BidiComponent) -> None:
        data = json.loads(part.json)
        day, as_it_is = data["day"], WidgetState(id=part.id, json_value="{}")
        self.title = day["title"]
        self.texts += [said.get("text") or said["refused"] for said in data["answers"].values()]
        always = {"what": "tick", "day": day["day"], "today": day["today"]}
        for mark in (mark for row in day["exercises"] for mark in row["marks"]):
            change = {**always, "id": str(uuid4()), "token": mark["token"]}
            self.buttons[mark["title"]] = (as_it_is, told(part.id, "change", change))
