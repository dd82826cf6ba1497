import type { ComponentProps } from 'react';
import { classes } from '../classes';
import { Bone } from './Bone';
import styles from './Skeleton.module.css';
import { RowFrame } from './Row';

/** Stands where rows of a list will be; says nothing to screen readers but its label. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <RowFrame key={index} aria-hidden="true">
          <Bone className={styles.avatar} />
          <SkeletonLines />
        </RowFrame>
      ))}
    </div>
  );
}

/** Stands where two lines will be. */
export function SkeletonLines({ className, ...props }: ComponentProps<'span'>) {
  return (
    <span {...props} className={classes(styles.bones, className)}>
      <Bone />
      <Bone />
    </span>
  );
}
