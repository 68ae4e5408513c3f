/**
 * Where messages reach the simulated nodes: one TLS listener, one JAX-WS endpoint per role and
 * service. The only importer of CXF.
 *
 * <p>Each endpoint is an ordinary CXF endpoint of a generated service interface between two
 * interceptors:
 *
 * <ul>
 *   <li>{@link jukigate.simulators.edge.VerifyRequest} runs before anything of CXF reads the bytes.
 *       {@link jukigate.simulators.edge.Reception} verifies them; then the stream is taken away,
 *       and CXF reads a new envelope that holds nothing but the verified, opened and valid body.
 *       There is no second reading of the raw bytes.
 *   <li>{@link jukigate.simulators.edge.SealAnswer} lets CXF marshal the answer into a tree instead
 *       of the stream, and writes the sealed bytes of that tree's body. {@link
 *       jukigate.simulators.edge.SealFault} does the same for a refusal, without CXF's own faults.
 * </ul>
 */
package jukigate.simulators.edge;
