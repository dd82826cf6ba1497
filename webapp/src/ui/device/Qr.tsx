import { useMemo } from 'react';
import { encode } from 'uqr';
import styles from './CopyLink.module.css';

/** Light modules around it, so that a camera finds it (ISO/IEC 18004). */
const BORDER = 4;

/** A text as a QR code; dark on light in every theme, since not every camera reads it otherwise. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const { data } = encode(text, { ecc: 'M', border: BORDER });
    const dark = data.flatMap((row, y) =>
      row.flatMap((is, x) => (is ? `M${String(x)} ${String(y)}h1v1h-1z` : [])),
    );
    return { path: dark.join(''), size: data.length };
  }, [text]);
  return (
    <svg
      className={styles.qr}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
