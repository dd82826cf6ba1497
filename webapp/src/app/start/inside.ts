/** All that only somebody who is logged in needs, as one part of the page. */
export { AccountSession } from '../../session/account-session';
export { expiredLogin } from '../../session/login/expired-login';
export { wipe } from '../../session/login/wipe';
export { Api } from '../../session/network/api';
export { Disk } from '../../session/storage/disk';
export { App } from '../App';
export { fold } from '../fold';
