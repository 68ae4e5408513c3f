package jukigate.gateway;

import jukigate.gateway.admit.AdmitOnce;
import jukigate.gateway.authorize.AuthorizeCaller;
import jukigate.gateway.forward.ForwardToNode;
import jukigate.gateway.identify.IdentifyParties;
import jukigate.gateway.parse.ParseEnvelope;
import jukigate.gateway.seal.ReplyWithFault;
import jukigate.gateway.seal.SealReply;
import jukigate.gateway.unseal.UnsealMessage;
import jukigate.gateway.validate.ValidateAgainstContract;

/**
 * The steps of the way, each made once and used by every message.
 *
 * @param fault what becomes of a refusal of any step
 */
public record Steps(
    ParseEnvelope parse,
    UnsealMessage unseal,
    IdentifyParties identify,
    ValidateAgainstContract validate,
    AuthorizeCaller authorize,
    AdmitOnce admit,
    ForwardToNode forward,
    SealReply seal,
    ReplyWithFault fault) {}
