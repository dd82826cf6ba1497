import { useEffect, useState } from 'react';
import { permission, type Permission } from './notifications';

/** Whether notifications are allowed, and how to ask; to be asked after a click. */
export function usePermission(): [Permission, () => Promise<Permission>] {
  const [allowed, setAllowed] = useState(permission);
  useEffect(() => {
    // it may be changed in the browser's own settings
    const look = () => {
      setAllowed(permission());
    };
    addEventListener('focus', look);
    return () => {
      removeEventListener('focus', look);
    };
  }, []);
  const ask = async () => {
    if (permission() === 'default') await Notification.requestPermission();
    setAllowed(permission());
    return permission();
  };
  return [allowed, ask];
}
