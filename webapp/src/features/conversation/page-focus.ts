/** Whether somebody looks at this page. */
export function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** Calls back whenever that may have changed. */
export function onLooking(changed: () => void): () => void {
  addEventListener('focus', changed);
  document.addEventListener('visibilitychange', changed);
  return () => {
    removeEventListener('focus', changed);
    document.removeEventListener('visibilitychange', changed);
  };
}
