/** What the console shows, in values that go as JSON, and the interfaces it gets them through. */
package jukigate.console.view;
