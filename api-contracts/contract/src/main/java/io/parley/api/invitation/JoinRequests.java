package io.parley.api.invitation;

import io.parley.api.account.PersonView;
import java.util.List;

/// The people who wait to be let into a group, the oldest first, for its owner and admins.
public record JoinRequests(List<JoinRequestView> requests, List<PersonView> people) {}
