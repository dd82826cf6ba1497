/** The three default pictures, drawn here: nothing is fetched for them. */
export function Fox() {
  return (
    <>
      <rect width="64" height="64" fill="#ffe0c2" />
      <path d="M12 12 27 21 15 36Z M52 12 37 21 49 36Z" fill="#d9561a" />
      <path d="M16 17 24 22 18 30Z M48 17 40 22 46 30Z" fill="#5d2a12" />
      <path d="M32 18c11 0 18 7 18 17 0 9-9 19-18 19s-18-10-18-19c0-10 7-17 18-17Z" fill="#f0702a" />
      <path
        d="M14.500 37c7-1 13 2 17.500 9 4.500-7 10.500-10 17.500-9C48 46 40 54 32 54S16 46 14.500 37Z"
        fill="#fff5ea"
      />
      <circle cx="24.500" cy="35" r="2.600" fill="#33180b" />
      <circle cx="39.500" cy="35" r="2.600" fill="#33180b" />
      <path d="M28 46.500c0-2 2-3 4-3s4 1 4 3-2.500 4-4 4-4-2-4-4Z" fill="#33180b" />
    </>
  );
}

export function Panda() {
  return (
    <>
      <rect width="64" height="64" fill="#cfe5d4" />
      <circle cx="17" cy="20" r="8" fill="#2b2c2b" />
      <circle cx="47" cy="20" r="8" fill="#2b2c2b" />
      <ellipse cx="32" cy="36" rx="21" ry="19" fill="#fdfdfb" />
      <ellipse cx="23" cy="35" rx="5.500" ry="7" transform="rotate(28 23 35)" fill="#2b2c2b" />
      <ellipse cx="41" cy="35" rx="5.500" ry="7" transform="rotate(-28 41 35)" fill="#2b2c2b" />
      <circle cx="24" cy="34" r="2" fill="#fff" />
      <circle cx="40" cy="34" r="2" fill="#fff" />
      <ellipse cx="32" cy="43" rx="3.200" ry="2.300" fill="#2b2c2b" />
      <path
        d="M32 45v2c0 2-4 3-5.500 1.200M32 47c0 2 4 3 5.500 1.200"
        fill="none"
        stroke="#2b2c2b"
        strokeWidth="1.600"
        strokeLinecap="round"
      />
    </>
  );
}

export function Dolphin() {
  return (
    <>
      <rect width="64" height="64" fill="#c9e4ff" />
      <path d="M0 47c6-4 10-4 16 0s10 4 16 0 10-4 16 0 10 4 16 0v17H0Z" fill="#8cc4f5" />
      <path
        d="M9 35c4-2 7-4 9-8 4-8 12-12 20-11-1-3-3-5-6-7 7 0 12 3 14 8 7 4 11 12 10 22-2 6-5 9-9 11 1-4 1-7-1-9-3-5-8-7-14-6-3 3-7 4-11 3 2-1 3-2 4-4-5 0-11 2-16 1Z"
        fill="#3b7fd0"
      />
      <path d="M9 35c5 0 12-3 18-4 8-1 15 2 19 10 1-8-6-15-16-15-5 0-8 1-11 3-3 3-6 4-10 6Z" fill="#e8f3ff" />
      <circle cx="28" cy="24.500" r="2" fill="#12294a" />
      <path d="M0 53c6-4 10-4 16 0s10 4 16 0 10-4 16 0 10 4 16 0v11H0Z" fill="#5ea8ea" />
    </>
  );
}
