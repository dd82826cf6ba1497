import { useEffect, useState } from 'react';
import { loadReadings, type Readings } from './pinyin';

const none: Readings = () => [];

/** How characters are read, loaded when somebody first searches. */
export function useReadings(searching: boolean): Readings {
  const [readings, setReadings] = useState<Readings>();
  useEffect(() => {
    if (!searching || readings) return;
    void loadReadings().then((loaded) => {
      setReadings(() => loaded);
    });
  }, [searching, readings]);
  return readings ?? none;
}
