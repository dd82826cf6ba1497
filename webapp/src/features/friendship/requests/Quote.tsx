import styles from './Quote.module.css';

/** What somebody wrote with their request. */
export function Quote({ text }: { text: string }) {
  return (
    <blockquote className={styles.quote} dir="auto">
      {text}
    </blockquote>
  );
}
