/// What makes one installation: its settings, its data folder, the secrets in it, its ports. `CannotStart` says what
/// the operator has to put right.
@NullMarked
package io.parley.standalone.installation;

import org.jspecify.annotations.NullMarked;
