package jukigate.bench.peer;

import java.util.List;
import java.util.Map;
import org.apache.cxf.Bus;
import org.apache.cxf.feature.Feature;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.message.Message;

/**
 * How one side of a pair is told to sign and to verify.
 *
 * @param bus of this side alone
 */
record Security(
    Bus bus,
    Map<String, Object> properties,
    List<Feature> features,
    List<Interceptor<? extends Message>> in,
    List<Interceptor<? extends Message>> out) {}
