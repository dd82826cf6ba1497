/// How one comes into a group: invitations, requests to be let in, and invite links.
@NullMarked
package io.parley.query.invitation;

import org.jspecify.annotations.NullMarked;
