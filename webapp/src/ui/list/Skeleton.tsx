/** Stands where rows of a list will be; says nothing to screen readers but its label. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <div className="row" key={index} aria-hidden="true">
          <span className="bone avatar" />
          <span className="bones">
            <span className="bone" />
            <span className="bone" />
          </span>
        </div>
      ))}
    </div>
  );
}
