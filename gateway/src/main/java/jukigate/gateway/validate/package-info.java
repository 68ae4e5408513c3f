/** VALIDATE: a message of the contract; what is encrypted stays closed. */
package jukigate.gateway.validate;
