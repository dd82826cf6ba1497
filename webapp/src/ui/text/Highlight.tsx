import type { Found } from './find-name';
import styles from './Highlight.module.css';

/** A name whose found part stands out. */
export function Highlight({ text, found }: { text: string; found: Found | undefined }) {
  if (!found) return <bdi>{text}</bdi>;
  const characters = Array.from(text);
  const part = (from: number, to?: number) => characters.slice(from, to).join('');
  return (
    <bdi>
      {part(0, found.from)}
      <mark className={styles.found}>{part(found.from, found.to)}</mark>
      {part(found.to)}
    </bdi>
  );
}
