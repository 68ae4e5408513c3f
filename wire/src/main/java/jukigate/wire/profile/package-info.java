/** Frozen, named security profiles as data. A change is a new name. */
package jukigate.wire.profile;
