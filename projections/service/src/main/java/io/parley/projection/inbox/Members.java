package io.parley.projection.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoDatabase;
import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.Role;
import io.parley.projection.kit.Writes;
import io.parley.readmodel.inbox.IntervalDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who is in a room and who decides there, kept as intervals of positions. An interval lasts from the
/// event that began it until the event that ended it, if there was one. A new role begins a new interval.
final class Members {
    private final MongoDatabase database;

    Members(MongoDatabase database) {
        this.database = database;
    }

    void createIndexes() {
        IntervalDocument.createIndexes(database);
    }

    Map<Room, RoomMembers> asOf(long position, String epoch, Set<Room> wanted) {
        var byKey = new LinkedHashMap<String, Room>();
        wanted.forEach(room -> byKey.put(IntervalDocument.room(epoch, room.key()), room));
        var rooms = new HashMap<Room, RoomMembers>();
        // on the driver: a large group has thousands of documents, and the batch waits for them
        for (var interval : database.getCollection(IntervalDocument.COLLECTION)
                .find(and(
                        in(IntervalDocument.ROOM, byKey.keySet()),
                        lte(IntervalDocument.FROM, position),
                        or(exists(IntervalDocument.TO, false), gt(IntervalDocument.TO, position))))) {
            var room = byKey.get(interval.getString(IntervalDocument.ROOM));
            if (room != null) {
                var members =
                        rooms.computeIfAbsent(room, _ -> new RoomMembers(new LinkedHashMap<>(), new LinkedHashSet<>()));
                var account = AccountId.of(interval.getString(IntervalDocument.ACCOUNT));
                members.since().put(account, interval.getLong(IntervalDocument.FROM));
                if (interval.getBoolean(IntervalDocument.DECIDES, false)) {
                    members.deciders().add(account);
                }
            }
        }
        return rooms;
    }

    /// Applies the event to `rooms`, which hold the room of its audience and the circles that it changes, and adds
    /// its writes.
    void follow(Event event, String epoch, long position, Map<Room, RoomMembers> rooms, Writes writes) {
        if (event instanceof ConversationEvent.Opened e) {
            new Change(Room.of(e.conversationId()), epoch, position, rooms, writes).begin(e.members(), false);
        } else if (event instanceof GroupEvent e) {
            new Change(Room.of(e.conversationId()), epoch, position, rooms, writes).on(e);
        }
        for (var change : CircleChange.by(event)) {
            new Change(change.circle(), epoch, position, rooms, writes).on(change);
        }
    }

    private record Change(Room room, String epoch, long position, Map<Room, RoomMembers> rooms, Writes writes) {

        void on(CircleChange change) {
            var is = members().members().contains(change.who());
            if (change.in() && !is) {
                begin(List.of(change.who()), false);
            } else if (!change.in() && is) {
                end(List.of(change.who()));
            }
        }

        void on(GroupEvent event) {
            switch (event) {
                case GroupEvent.Created e -> {
                    var others = new ArrayList<>(e.members());
                    others.remove(e.owner());
                    begin(List.of(e.owner()), true);
                    begin(others, false);
                }
                case GroupEvent.Joined e -> begin(e.members(), false);
                case GroupEvent.Left e -> end(List.of(e.account()));
                case GroupEvent.Removed e -> end(e.members());
                case GroupEvent.RoleChanged e -> rank(e.account(), e.role().isAbove(Role.MEMBER));
                case GroupEvent.Transferred e -> {
                    rank(e.from(), false);
                    rank(e.to(), true);
                }
                case GroupEvent.Invited _,
                        GroupEvent.InvitationDeclined _,
                        GroupEvent.JoinRequested _,
                        GroupEvent.JoinApproved _,
                        GroupEvent.JoinRefused _,
                        GroupEvent.LinkMade _,
                        GroupEvent.LinkRevoked _,
                        GroupEvent.Dissolved _,
                        GroupEvent.Renamed _,
                        GroupEvent.Described _,
                        GroupEvent.Announced _,
                        GroupEvent.AvatarChanged _,
                        GroupEvent.SettingsChanged _,
                        GroupEvent.Silenced _,
                        GroupEvent.MemberMuted _,
                        GroupEvent.MemberUnmuted _,
                        GroupEvent.NicknameChanged _,
                        GroupEvent.RemarkChanged _,
                        GroupEvent.AnnouncementRead _,
                        GroupEvent.Read _ -> {}
            }
        }

        void begin(Collection<AccountId> accounts, boolean decide) {
            rooms.put(room, members().with(accounts, decide, position));
            for (var account : accounts) {
                writes.at(position)
                        .insert(IntervalDocument.COLLECTION, IntervalDocument.key(epoch, room.key(), account, position))
                        .set(IntervalDocument.ROOM, IntervalDocument.room(epoch, room.key()))
                        .set(IntervalDocument.ACCOUNT, account)
                        .set(IntervalDocument.FROM, position)
                        .set(IntervalDocument.DECIDES, decide ? true : null);
            }
        }

        private void end(Collection<AccountId> accounts) {
            for (var account : accounts) {
                var from = members().since().get(account);
                if (from != null) {
                    writes.at(position)
                            .document(
                                    IntervalDocument.COLLECTION, IntervalDocument.key(epoch, room.key(), account, from))
                            .set(IntervalDocument.TO, position);
                }
            }
            rooms.put(room, members().without(accounts));
        }

        /// Ends the account's interval and begins one with the new role.
        private void rank(AccountId account, boolean decides) {
            if (members().members().contains(account)) {
                end(List.of(account));
                begin(List.of(account), decides);
            }
        }

        private RoomMembers members() {
            return rooms.getOrDefault(room, RoomMembers.EMPTY);
        }
    }
}
