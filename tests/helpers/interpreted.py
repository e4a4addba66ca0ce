"""Finding what of a person's text could reach an element that interprets Markdown or HTML.

An expression counts as our own words when it is made of constants, numbers, tables in capitals,
and calls of functions that escape or whose results are our own words. A parameter is followed to
every call of its function.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping

ELEMENTS = {
    *("markdown", "caption", "title", "header", "subheader", "info", "success", "warning", "error"),
    *("toast", "badge", "metric", "html", "expander", "popover", "tabs", "button", "link_button"),
    *("download_button", "page_link", "form_submit_button", "checkbox", "toggle", "radio", "pills"),
    *("segmented_control", "selectbox", "multiselect", "slider", "select_slider", "text_input"),
    *("text_area", "number_input", "date_input", "time_input", "file_uploader", "spinner"),
    *("status", "progress", "dialog", "chat_message", "color_picker", "divider", "menu_button"),
    "table",
}
"""Elements whose first argument, and what is given by these names, is interpreted."""
_NAMED = {"label", "body", "help", "title", "text", "caption", "captions", "confirm"}
_ALL_ARE_SHOWN = {"metric"}
_OPTIONS_TOO = {"radio", "pills", "segmented_control", "select_slider"}
FORBIDDEN = {"write", "echo", "help", "latex", "exception", "json"}
"""Elements that interpret whatever they are given, so that nobody can see what it is."""

_NUMBERS = {"len", "round", "max", "min", "sum", "int", "float", "abs", "range"}
_PASS_ON = {"str", "list", "tuple", "sorted", "enumerate", "zip", "reversed", "set"}
_METHODS = {"lower", "upper", "capitalize", "strip", "items", "values", "keys", "get"}
_NUMERIC = ("d", "f", "g", ",", "%")

Scope = ast.FunctionDef | ast.Lambda | ast.Module


class Code:
    """The code of some modules, by file name, and what is `trusted` in it, with the reason.

    What is trusted is an expression ("formula.title") or a function ("day_words()").
    """

    def __init__(self, sources: Mapping[str, str], trusted: Mapping[str, str]) -> None:
        self.trusted = trusted
        self.used: set[str] = set()
        self._scope: dict[ast.AST, Scope] = {}
        self._file: dict[ast.AST, str] = {}
        self._functions: dict[str, list[ast.FunctionDef]] = {}
        self._calls: dict[str, list[ast.Call]] = {}
        self._under_way: set[object] = set()
        for file, source in sources.items():
            module = ast.parse(source)
            self._note(module, module, file)

    def _note(self, node: ast.AST, scope: Scope, file: str) -> None:
        self._scope[node], self._file[node] = scope, file
        if isinstance(node, ast.FunctionDef):
            self._functions.setdefault(node.name, []).append(node)
        if isinstance(node, ast.Call):
            self._calls.setdefault(_name(node.func), []).append(node)
        inner = node if isinstance(node, ast.FunctionDef | ast.Lambda) else scope
        for child in ast.iter_child_nodes(node):
            self._note(child, inner, file)

    def suspects(self) -> list[str]:
        """Return each argument that may hold a person's text, as "file:line: expression"."""
        return sorted({self._words(bad) for call in self._elements() for bad in self._bad(call)})

    def _elements(self) -> Iterator[ast.Call]:
        for name in ELEMENTS | FORBIDDEN:
            calls = self._calls.get(name, [])
            yield from (call for call in calls if isinstance(call.func, ast.Attribute))

    def _words(self, node: ast.expr) -> str:
        return f"{self._file[node]}:{node.lineno}: {ast.unparse(node)}"

    def _bad(self, call: ast.Call) -> Iterator[ast.expr]:
        name = _name(call.func)
        if name in FORBIDDEN or any(word.arg == "unsafe_allow_html" for word in call.keywords):
            yield call
            return
        yield from (shown for shown in _shown(call, name) if not self.is_ours(shown))

    def is_ours(self, node: ast.expr) -> bool:
        """Tell whether the expression can only be our own words."""
        source = ast.unparse(node)
        if source in self.trusted:
            self.used.add(source)
            return True
        if isinstance(node, ast.Call):
            return self._is_call_ours(node)
        if isinstance(node, ast.Name) and not _is_capital(node.id):
            return self._is_bound_to_ours(node)
        parts = _parts(node)
        return parts is not None and all(self.is_ours(part) for part in parts)

    def _is_call_ours(self, call: ast.Call) -> bool:
        name = _name(call.func)
        if f"{name}()" in self.trusted:
            self.used.add(f"{name}()")
            return True
        if name in _NUMBERS:
            return True
        if name in _PASS_ON:
            return all(self.is_ours(given) for given in call.args)
        if isinstance(call.func, ast.Attribute):
            receiver = call.func.value
            if name == "join":
                return self.is_ours(receiver) and self.is_ours(call.args[0])
            if name in _METHODS:
                return self.is_ours(receiver)
        return bool(self._functions.get(name)) and all(
            self._are_returns_ours(function) for function in self._functions[name]
        )

    def _are_returns_ours(self, function: ast.FunctionDef) -> bool:
        returned = [
            node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Return) and node.value and self._scope[node] is function
        ]
        return bool(returned) and self._are_all_ours((function, "returns"), returned)

    def _is_bound_to_ours(self, name: ast.Name) -> bool:
        scope = self._scope[name]
        while True:
            if bound := list(self._bindings(name.id, scope)):
                return self._are_all_ours((scope, name.id), bound)
            if isinstance(scope, ast.Module):
                return False
            if name.id in _parameters(scope):
                return isinstance(scope, ast.FunctionDef) and self._is_given_ours(scope, name.id)
            scope = self._scope[scope]

    def _is_given_ours(self, function: ast.FunctionDef, parameter: str) -> bool:
        calls = self._calls.get(function.name, [])
        given = [_given(call, function, parameter) for call in calls]
        return bool(calls) and self._are_all_ours((function, parameter), given)

    def _are_all_ours(self, what: object, values: Iterable[ast.expr | None]) -> bool:
        """Tell whether all are; what is met again on the way adds nothing of its own."""
        if what in self._under_way:
            return True
        self._under_way.add(what)
        ours = all(value is not None and self.is_ours(value) for value in list(values))
        self._under_way.discard(what)
        return ours

    def _bindings(self, name: str, scope: Scope) -> Iterator[ast.expr]:
        """Return what the name stands for: what is assigned to it, or what it goes through."""
        for node in ast.walk(scope):
            match node:
                case ast.Assign(targets=targets, value=value):
                    bound: Iterable[ast.expr] = targets
                case (
                    ast.AugAssign(target=target, value=value)
                    | ast.NamedExpr(target=target, value=value)
                    | ast.For(target=target, iter=value)
                    | ast.comprehension(target=target, iter=value)
                ):
                    bound = [target]
                case ast.AnnAssign(target=target, value=ast.expr() as value):
                    bound = [target]
                case _:
                    continue
            names = {one.id for one in _names_in(bound)}
            if name in names and self._scope[node] is scope:
                yield value


def _parts(node: ast.expr) -> list[ast.expr] | None:
    """Return the expressions whose words `node` is made of; None when that cannot be told."""
    parts: list[ast.expr] | None = None
    match node:
        case ast.Constant() | ast.UnaryOp() | ast.Compare() | ast.Name():
            parts = []
        case ast.Attribute(attr=name) if _is_capital(name):
            parts = []
        case ast.FormattedValue(value=value, format_spec=spec):
            parts = [] if _is_numeric(spec) else [value]
        case (
            ast.Subscript(value=value)
            | ast.Starred(value=value)
            | ast.Attribute(value=value, attr="__getitem__")
            | ast.Lambda(body=value)
            | ast.GeneratorExp(elt=value)
            | ast.ListComp(elt=value)
        ):
            parts = [value]
        case ast.IfExp(body=one, orelse=other):
            parts = [one, other]
        case ast.Dict(keys=keys, values=values) if None not in keys:
            parts = [*(key for key in keys if key), *values]
        case ast.JoinedStr() | ast.BinOp() | ast.BoolOp() | ast.Tuple() | ast.List():
            parts = [one for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr)]
    return parts


def _names_in(targets: Iterable[ast.expr]) -> Iterator[ast.Name]:
    """Return the names in some targets of an assignment."""
    for target in targets:
        yield from (node for node in ast.walk(target) if isinstance(node, ast.Name))


def _given(call: ast.Call, function: ast.FunctionDef, parameter: str) -> ast.expr | None:
    """Return what the call gives for the parameter: its default when nothing, None if unknown."""
    by_name = next((word.value for word in call.keywords if word.arg == parameter), None)
    if by_name is not None:
        return by_name
    arguments = function.args
    names = [one.arg for one in arguments.posonlyargs + arguments.args if one.arg != "self"]
    if parameter in names:
        place = names.index(parameter)
        if place < len(call.args):
            return call.args[place]
        late = place - (len(names) - len(arguments.defaults))
        return arguments.defaults[late] if 0 <= late < len(arguments.defaults) else None
    for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if one.arg == parameter:
            return default
    return None


def _parameters(scope: ast.FunctionDef | ast.Lambda) -> set[str]:
    arguments = scope.args
    named = arguments.posonlyargs + arguments.args + arguments.kwonlyargs
    rest = [one for one in (arguments.vararg, arguments.kwarg) if one]
    return {one.arg for one in named + rest}


def _shown(call: ast.Call, name: str) -> Iterator[ast.expr]:
    """Return the arguments of an element's call that it interprets."""
    words = {word.arg: word.value for word in call.keywords if word.arg}
    yield from call.args if name in _ALL_ARE_SHOWN else call.args[:1]
    yield from (value for word, value in words.items() if word in _NAMED)
    if name not in _OPTIONS_TOO:
        return
    if "format_func" in words:
        yield words["format_func"]
    else:
        yield from call.args[1:2]
        yield from (words[word] for word in words if word == "options")


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_capital(name: str) -> bool:
    """Tell whether it is a constant, a table or a class, which people do not write into."""
    return name.lstrip("_")[:1].isupper()


def _is_numeric(spec: ast.expr | None) -> bool:
    """Tell whether it is a format that Python refuses for anything but a number."""
    return spec is not None and ast.unparse(spec).rstrip("'\"").endswith(_NUMERIC)
