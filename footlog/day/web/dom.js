// @ts-check
/** A small way to draw: trees of plain objects, and what makes an element look like one. */

/**
 * @typedef {{tag: string, props: Record<string, any>, children: (Tree | string)[]}} Tree
 * Props are attributes, but for `on…` (handlers), `value`, `html` (a drawing of footlog's own) and
 * `key`, by which a child is found again among others.
 * @type {WeakMap<Node, Tree>}
 */
const shownTrees = new WeakMap();
const keyOf = (node) => shownTrees.get(node)?.props.key;

/** Return the tree of "tag.class"; children that are null, false or "" are left out. */
export function h(name, props, ...children) {
  const [tag, ...classes] = name.split(".");
  const shown = children.flat(Infinity).filter((child) => child || child === 0);
  const trees = shown.map((child) => (typeof child === "object" ? child : String(child)));
  return { tag, props: { class: classes.join(" ") || null, ...props }, children: trees };
}

/** Make the element look like the tree; what stays the same keeps its element, focus and scroll. */
export function patch(element, tree) {
  const before = shownTrees.get(element)?.props ?? {};
  shownTrees.set(element, tree);
  for (const name in { ...before, ...tree.props }) {
    if (tree.props[name] !== before[name]) setProp(element, name, tree.props[name] ?? null);
  }
  if (!("html" in tree.props)) patchChildren(element, tree.children);
}

function setProp(element, name, value) {
  if (name === "html") element.innerHTML = value;
  else if (name.startsWith("on") || name === "value") element[name] = value;
  else if (value === null || value === false) element.removeAttribute(name);
  else if (name !== "key") element.setAttribute(name, value === true ? "" : value);
}

function patchChildren(element, trees) {
  const keys = new Set(trees.map((tree) => tree.props?.key));
  const byKey = new Map([...element.childNodes].map((node) => [keyOf(node), node]));
  for (const [key, node] of byKey) if (key !== undefined && !keys.has(key)) node.remove();
  let at = element.firstChild;
  for (const tree of trees) {
    const { tag, props: { key } = {} } = tree;
    const there = key === undefined ? at : byKey.get(key);
    const fits = keyOf(there) === key && there?.nodeName.toLowerCase() === (tag ?? "#text");
    const node = fits ? there : tag ? document.createElement(tag) : new Text();
    if (node === at) at = at.nextSibling;
    else element.insertBefore(node, at);
    if (tag) patch(node, tree);
    else if (node.data !== tree) node.data = tree;
  }
  while (at) at = [at.nextSibling, at.remove()][0];
}
