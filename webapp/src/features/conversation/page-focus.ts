/** Whether somebody looks at this page. */
export function isPageInFront(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** Calls back whenever that may have changed. */
export function onPageInFrontChange(changed: () => void): () => void {
  addEventListener('focus', changed);
  document.addEventListener('visibilitychange', changed);
  return () => {
    removeEventListener('focus', changed);
    document.removeEventListener('visibilitychange', changed);
  };
}
