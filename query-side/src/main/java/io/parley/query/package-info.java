/// Answers what people ask over HTTP, from the views and inboxes that the projections keep in MongoDB. This
/// package has what all questions share: who asks, how far a view has come, and how the query side refuses.
@NullMarked
package io.parley.query;

import org.jspecify.annotations.NullMarked;
