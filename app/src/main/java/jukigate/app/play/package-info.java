/** What happened when scenarios were played: messages, steps, verdicts. Values only. */
package jukigate.app.play;
