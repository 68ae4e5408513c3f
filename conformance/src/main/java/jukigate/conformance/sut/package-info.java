/** 試験対象: the system under test, and what makes it act. */
package jukigate.conformance.sut;
