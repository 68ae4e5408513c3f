/** What this installation enforces, looked at and tried. */
package jukigate.app.doctor;
