/** CXF, Jetty and TLS: the listener hands exact bytes in and out. The only importer of CXF. */
package jukigate.gateway.edge;
