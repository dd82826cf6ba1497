package io.parley.api.group;

import io.parley.api.account.PersonView;
import java.util.List;

/// Those who are to join a group, the oldest first, for its owner and admins.
public record JoinRequests(List<JoinRequestView> requests, List<PersonView> people) {}
