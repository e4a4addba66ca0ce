// It runs again whenever the page is drawn: only the first time is the page new.
/** @param {{ parentElement: HTMLElement & { isTop?: boolean } }} component */
export default function ({ parentElement }) {
  if (parentElement.isTop) return;
  parentElement.isTop = true;
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}
