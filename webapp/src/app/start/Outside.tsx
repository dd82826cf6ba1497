import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { Login } from '../../features/account/login/Login';
import { Register } from '../../features/account/register/Register';
import { InvitedGroupFrame } from '../../features/group/links/InvitedGroupFrame';
import { fetchInside } from './load';

const InvitedGroup = lazy(() =>
  import('../../features/group/links/InvitedGroup').then((module) => ({ default: module.InvitedGroup })),
);

/** Which page stands at which address, for those who aren't logged in. */
export function Outside() {
  // whoever writes is about to log in; what isn't fetched by then is asked for again
  useEffect(() => {
    const fetch = () => void fetchInside().catch(() => undefined);
    addEventListener('input', fetch, { once: true });
    return () => {
      removeEventListener('input', fetch);
    };
  }, []);
  return (
    <Routes>
      <Route path="/login" element={<Login about={<About />} />} />
      <Route path="/register" element={<Register about={<About />} />} />
      <Route path="/add/:handle" element={<ToGate to="/register" />} />
      <Route path="/join" element={<ToGate to="/register" />} />
      <Route path="*" element={<ToGate to="/login" />} />
    </Routes>
  );
}

/** The group that one came to join, where it was an invite link that led here. */
function About() {
  const { hash } = useLocation();
  if (hash === '') return null;
  return (
    <Suspense fallback={<InvitedGroupFrame />}>
      <InvitedGroup />
    </Suspense>
  );
}

/** To the log-in or registration, and back here afterwards. */
function ToGate({ to }: { to: string }) {
  const { pathname, search, hash } = useLocation();
  const next = pathname + search;
  const query = !/^\/((add|c|people)\/|join$)/.test(pathname)
    ? ''
    : `?${new URLSearchParams({ next }).toString()}`;
  // what stands behind the # of an invite link is not for the server: it stays there
  return <Navigate to={to + query + (pathname === '/join' ? hash : '')} replace />;
}
