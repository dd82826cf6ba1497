import { useId, type ReactNode } from 'react';
import { classes } from '../classes';
import { Hidden } from '../layout/Hidden';
import { Legend } from '../layout/Legend';
import styles from './Segments.module.css';

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; after?: ReactNode }[];
  onChange: (value: T) => void;
  /** A row of chips, whose label is only heard. */
  chips?: boolean;
}

/** A choice among a few. */
export function Segments<T extends string>({ label, value, options, onChange, chips = false }: Props<T>) {
  const name = useId();
  return (
    <fieldset className={classes(styles.segments, chips && styles.chips)}>
      {chips ? <Hidden as="legend">{label}</Hidden> : <Legend>{label}</Legend>}
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => {
                onChange(option.value);
              }}
            />
            {option.label}
            {option.after}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
