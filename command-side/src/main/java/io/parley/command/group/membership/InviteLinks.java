package io.parley.command.group.membership;

import io.parley.api.invitation.LinkId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A group's invite links that are neither revoked nor used up, the oldest first.
public final class InviteLinks {
    private List<InviteLink> links = new ArrayList<>();

    /// Absent also where its time is over.
    @Nullable
    public InviteLink find(LinkId linkId, Instant now) {
        return holding(now)
                .filter(link -> link.linkId().equals(linkId))
                .findAny()
                .orElse(null);
    }

    /// All but the newest `max` of those that still hold.
    public List<LinkId> allBut(int max, Instant now) {
        var holding = holding(now).toList();
        var kept = holding.subList(Math.max(0, holding.size() - max), holding.size());
        return links.stream()
                .filter(link -> !kept.contains(link))
                .map(InviteLink::linkId)
                .toList();
    }

    public void made(InviteLink link) {
        links.add(link);
    }

    public void revoked(LinkId linkId) {
        links.removeIf(link -> link.linkId().equals(linkId));
    }

    public void used(@Nullable LinkId linkId) {
        links.replaceAll(link -> Objects.equals(link.linkId(), linkId) ? link.usedOnceMore() : link);
        links.removeIf(link -> !link.hasUsesBeside(0));
    }

    private Stream<InviteLink> holding(Instant now) {
        return links.stream().filter(link -> link.holds(now));
    }
}
