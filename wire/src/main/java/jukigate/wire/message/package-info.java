/** What a message says apart from its security: addresses, dispatch, validity, faults. */
package jukigate.wire.message;
