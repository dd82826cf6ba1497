import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation, useParams } from 'react-router';
import { Invite } from '../features/account/settings/Invite';
import { invitation } from '../features/account/login/LoggedOutPage';
import { Settings } from '../features/account/settings/Settings';
import { OpenSaved } from '../features/conversation/chat/OpenSaved';
import { ConversationList } from '../features/conversation/list/ConversationList';
import { FindPerson } from '../features/friendship/requests/FindPerson';
import { OpenRequests } from '../features/friendship/list/OpenRequests';
import { PeopleList } from '../features/friendship/list/PeopleList';
import { Invitations } from '../features/group/requests/Invitations';
import { useT } from '../i18n';
import { useModel } from '../session/hooks/useSession';
import { Attention } from './attention/Attention';
import { AttentionPanel } from './attention/AttentionPanel';
import { BrowserPanel } from './BrowserPanel';
import { ChatPage } from './ChatPage';
import { ChatsEmpty, NotFound, PeopleEmpty } from './frame/EmptyPanes';
import { Frame } from './frame/Frame';
import { ListPane } from './frame/ListPane';
import { PersonPane } from './PersonPane';

const JoinGroup = lazy(() =>
  import('../features/group/links/JoinGroup').then((module) => ({ default: module.JoinGroup })),
);
const CreateGroup = lazy(() =>
  import('../features/group/create/CreateGroup').then((module) => ({ default: module.CreateGroup })),
);

/** Which page stands at which address, for those who are logged in. */
export function App() {
  const me = useModel((model) => model.state.me);
  return (
    <>
      <Attention key={me} account={me} />
      <Inside />
    </>
  );
}

function Inside() {
  return (
    <Routes>
      <Route path="/" element={<Frame list={<Chats />} main={<ChatsEmpty />} pane="list" />} />
      <Route path="/c/new" element={<Frame list={<Chats />} main={<NewGroup />} pane="page" />} />
      <Route path="/saved" element={<Frame list={<Chats />} main={<OpenSaved />} pane="main" />} />
      <Route path="/c/:id" element={<Frame list={<Chats />} main={<ChatPage />} pane="main" />} />
      <Route path="/c/:id/about" element={<Frame list={<Chats />} main={<ChatPage about />} pane="main" />} />
      <Route path="/people" element={<Frame list={<People />} main={<PeopleEmpty />} pane="list" />} />
      <Route path="/people/find" element={<Frame list={<People />} main={<FindPerson />} pane="page" />} />
      <Route path="/people/:id" element={<Frame list={<People />} main={<PersonPane />} pane="page" />} />
      <Route path="/settings" element={<Frame main={<AllSettings />} pane="page" />} />
      <Route path="/add/:handle" element={<ToFind />} />
      <Route path="/join" element={<Frame main={<Join />} pane="page" />} />
      <Route path="/login" element={<Onwards />} />
      <Route path="/register" element={<Onwards />} />
      <Route path="*" element={<Frame main={<NotFound what="page" />} pane="page" />} />
    </Routes>
  );
}

function Chats() {
  const t = useT();
  return (
    <ListPane title={t('chats.title')}>
      <ConversationList waiting={<Waiting />} invite={<Invite />} />
    </ListPane>
  );
}

/** What waits for an answer, or for one's own. */
function Waiting() {
  return (
    <>
      <Invitations />
      <OpenRequests />
    </>
  );
}

function NewGroup() {
  return (
    <Suspense>
      <CreateGroup />
    </Suspense>
  );
}

function Join() {
  return (
    <Suspense>
      <JoinGroup />
    </Suspense>
  );
}

function People() {
  const t = useT();
  return (
    <ListPane title={t('people.title')}>
      <Invitations />
      <PeopleList />
    </ListPane>
  );
}

function AllSettings() {
  return (
    <Settings>
      <AttentionPanel />
      <BrowserPanel />
    </Settings>
  );
}

function ToFind() {
  const { handle = '' } = useParams();
  return (
    <Navigate to={`/people/find?${new URLSearchParams({ q: handle, by: 'link' }).toString()}`} replace />
  );
}

function Onwards() {
  return <Navigate to={invitation(useLocation()).next} replace />;
}
