/** Databases behind one door: opened, pooled, migrated, locked and closed here and nowhere else. */
package jukigate.store;
