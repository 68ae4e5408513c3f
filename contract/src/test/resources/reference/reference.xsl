<?xml version="1.0" encoding="UTF-8"?>
<!-- The contract reference, one language a run. Input: the list of families; everything else is read from xsd/ and wsdl/. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
    xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:wsam="http://www.w3.org/2007/05/addressing/metadata"
    xmlns:wsp="http://www.w3.org/ns/ws-policy"
    xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
    xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702"
    xmlns:doc="urn:jukigate:documentation"
    exclude-result-prefixes="xs wsdl soap wsam wsp wsu sp doc">
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>
  <xsl:param name="lang"/>
  <xsl:param name="css"/>

  <xsl:variable name="words" select="document('reference/words.xml')/words"/>
  <xsl:variable name="types" select="document('xsd/register-types.xsd')/xs:schema"/>

  <xsl:template name="word">
    <xsl:param name="id"/>
    <xsl:value-of select="$words/word[@id = $id]/*[local-name() = $lang]"/>
  </xsl:template>

  <xsl:template match="/contracts">
    <html lang="{$lang}">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:call-template name="word"><xsl:with-param name="id" select="'title'"/></xsl:call-template></title>
        <style><xsl:value-of select="$css"/></style>
      </head>
      <xsl:text>&#10;</xsl:text>
      <body>
        <header>
          <p class="switch"><xsl:call-template name="switch"/></p>
          <h1><xsl:call-template name="word"><xsl:with-param name="id" select="'title'"/></xsl:call-template></h1>
          <p class="lead"><xsl:call-template name="word"><xsl:with-param name="id" select="'lead'"/></xsl:call-template></p>
          <p class="note"><xsl:call-template name="word"><xsl:with-param name="id" select="'made'"/></xsl:call-template></p>
        </header>
        <xsl:call-template name="contents"/>
        <main>
          <xsl:apply-templates select="family" mode="section"/>
          <xsl:call-template name="schema-section">
            <xsl:with-param name="file" select="'dispatch'"/><xsl:with-param name="title" select="'dispatch'"/>
          </xsl:call-template>
          <xsl:call-template name="schema-section">
            <xsl:with-param name="file" select="'fault'"/><xsl:with-param name="title" select="'fault'"/>
          </xsl:call-template>
          <xsl:call-template name="schema-section">
            <xsl:with-param name="file" select="'resident-record'"/><xsl:with-param name="title" select="'record'"/>
          </xsl:call-template>
          <section id="types">
            <h2><xsl:call-template name="word"><xsl:with-param name="id" select="'types'"/></xsl:call-template></h2>
            <p><xsl:call-template name="doc"><xsl:with-param name="of" select="$types"/></xsl:call-template></p>
            <xsl:call-template name="structures"><xsl:with-param name="schema" select="$types"/></xsl:call-template>
            <xsl:call-template name="values"><xsl:with-param name="schema" select="$types"/></xsl:call-template>
          </section>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="switch">
    <xsl:choose>
      <xsl:when test="$lang = 'en'"><a href="index.ja.html" lang="ja" hreflang="ja">日本語</a> · English</xsl:when>
      <xsl:otherwise>日本語 · <a href="index.html" lang="en" hreflang="en">English</a></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="contents">
    <nav>
      <h2><xsl:call-template name="word"><xsl:with-param name="id" select="'contents'"/></xsl:call-template></h2>
      <ul>
        <xsl:for-each select="family">
          <xsl:variable name="wsdl" select="document(concat('wsdl/', @name, '.wsdl'))/wsdl:definitions"/>
          <li><a href="#{@name}"><xsl:call-template name="word"><xsl:with-param name="id" select="@name"/></xsl:call-template></a>
            <ul>
              <xsl:for-each select="$wsdl/wsdl:portType/wsdl:operation">
                <li><a href="#op-{@name}"><code><xsl:value-of select="@name"/></code></a></li>
              </xsl:for-each>
            </ul>
          </li>
        </xsl:for-each>
        <li><a href="#dispatch"><xsl:call-template name="word"><xsl:with-param name="id" select="'dispatch'"/></xsl:call-template></a></li>
        <li><a href="#fault"><xsl:call-template name="word"><xsl:with-param name="id" select="'fault'"/></xsl:call-template></a></li>
        <li><a href="#resident-record"><xsl:call-template name="word"><xsl:with-param name="id" select="'record'"/></xsl:call-template></a></li>
        <li><a href="#types"><xsl:call-template name="word"><xsl:with-param name="id" select="'types'"/></xsl:call-template></a></li>
      </ul>
    </nav>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="family" mode="section">
    <xsl:variable name="wsdl" select="document(concat('wsdl/', @name, '.wsdl'))/wsdl:definitions"/>
    <xsl:variable name="schema" select="document(concat('xsd/', @name, '.xsd'))/xs:schema"/>
    <section id="{@name}">
      <h2><xsl:call-template name="word"><xsl:with-param name="id" select="@name"/></xsl:call-template></h2>
      <p><xsl:call-template name="doc"><xsl:with-param name="of" select="$schema"/></xsl:call-template></p>
      <xsl:call-template name="facts"><xsl:with-param name="wsdl" select="$wsdl"/><xsl:with-param name="schema" select="$schema"/></xsl:call-template>
      <xsl:for-each select="$wsdl/wsdl:portType/wsdl:operation">
        <xsl:call-template name="operation"><xsl:with-param name="wsdl" select="$wsdl"/><xsl:with-param name="schema" select="$schema"/></xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="values"><xsl:with-param name="schema" select="$schema"/></xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="facts">
    <xsl:param name="wsdl"/>
    <xsl:param name="schema"/>
    <dl>
      <dt><xsl:call-template name="word"><xsl:with-param name="id" select="'files'"/></xsl:call-template></dt>
      <dd><a href="../../wsdl/{@name}.wsdl"><code>wsdl/<xsl:value-of select="@name"/>.wsdl</code></a>, <a href="../../xsd/{@name}.xsd"><code>xsd/<xsl:value-of select="@name"/>.xsd</code></a></dd>
      <dt><xsl:call-template name="word"><xsl:with-param name="id" select="'namespace'"/></xsl:call-template></dt>
      <dd><code><xsl:value-of select="$schema/@targetNamespace"/></code></dd>
      <dt><xsl:call-template name="word"><xsl:with-param name="id" select="'address'"/></xsl:call-template></dt>
      <dd><code><xsl:value-of select="$wsdl/wsdl:service/wsdl:port/soap:address/@location"/></code></dd>
      <dt><xsl:call-template name="word"><xsl:with-param name="id" select="'body'"/></xsl:call-template></dt>
      <dd>
        <xsl:choose>
          <xsl:when test="$wsdl/wsp:Policy/sp:EncryptedParts"><xsl:call-template name="word"><xsl:with-param name="id" select="'encrypted'"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="word"><xsl:with-param name="id" select="'plain'"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </dd>
      <dt><xsl:call-template name="word"><xsl:with-param name="id" select="'source'"/></xsl:call-template></dt>
      <dd><xsl:value-of select="$schema/xs:annotation/xs:appinfo[@source = 'urn:jukigate:source']"/></dd>
    </dl>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="operation">
    <xsl:param name="wsdl"/>
    <xsl:param name="schema"/>
    <article id="op-{@name}">
      <h3><code><xsl:value-of select="@name"/></code></h3>
      <p><xsl:value-of select="wsdl:documentation/doc:text[@xml:lang = $lang]"/></p>
      <div class="scroll"><table class="plain">
        <thead><tr>
          <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'message'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'action'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'signed'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'required'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'encryptedParts'"/></xsl:call-template></th>
        </tr></thead>
        <tbody>
          <xsl:call-template name="direction"><xsl:with-param name="wsdl" select="$wsdl"/><xsl:with-param name="of" select="wsdl:input"/><xsl:with-param name="policy" select="'Request'"/></xsl:call-template>
          <xsl:call-template name="direction"><xsl:with-param name="wsdl" select="$wsdl"/><xsl:with-param name="of" select="wsdl:output"/><xsl:with-param name="policy" select="'Response'"/></xsl:call-template>
          <xsl:call-template name="direction"><xsl:with-param name="wsdl" select="$wsdl"/><xsl:with-param name="of" select="wsdl:fault"/><xsl:with-param name="policy" select="'Fault'"/></xsl:call-template>
        </tbody>
      </table></div>
      <xsl:variable name="name" select="@name"/>
      <xsl:for-each select="$schema/xs:element[@name = $name or @name = concat($name, 'Response')]">
        <xsl:sort select="string-length(@name)" data-type="number"/>
        <xsl:call-template name="tree"><xsl:with-param name="root" select="."/></xsl:call-template>
      </xsl:for-each>
    </article>
  </xsl:template>

  <xsl:template name="direction">
    <xsl:param name="wsdl"/>
    <xsl:param name="of"/>
    <xsl:param name="policy"/>
    <xsl:variable name="rules" select="$wsdl/wsp:Policy[@wsu:Id = $policy]"/>
    <tr>
      <th scope="row"><xsl:call-template name="word"><xsl:with-param name="id" select="$policy"/></xsl:call-template></th>
      <td><code><xsl:value-of select="$of/@wsam:Action"/></code></td>
      <td>Timestamp, <xsl:for-each select="$rules/sp:SignedParts/*"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="part"/></xsl:for-each></td>
      <td><xsl:for-each select="$rules/sp:RequiredParts/*"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="part"/></xsl:for-each></td>
      <td><xsl:for-each select="$rules/sp:EncryptedParts/*"><xsl:call-template name="part"/></xsl:for-each><xsl:if test="not($rules/sp:EncryptedParts)">–</xsl:if></td>
    </tr>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="part">
    <xsl:choose>
      <xsl:when test="self::sp:Body">Body</xsl:when>
      <xsl:when test="starts-with(@Namespace, 'urn:jukigate')">jg:<xsl:value-of select="@Name"/></xsl:when>
      <xsl:when test="@Name">wsa:<xsl:value-of select="@Name"/></xsl:when>
      <xsl:otherwise>wsa:*</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="schema-section">
    <xsl:param name="file"/>
    <xsl:param name="title"/>
    <xsl:variable name="schema" select="document(concat('xsd/', $file, '.xsd'))/xs:schema"/>
    <section id="{$file}">
      <h2><xsl:call-template name="word"><xsl:with-param name="id" select="$title"/></xsl:call-template></h2>
      <p><xsl:call-template name="doc"><xsl:with-param name="of" select="$schema"/></xsl:call-template></p>
      <dl>
        <dt><xsl:call-template name="word"><xsl:with-param name="id" select="'files'"/></xsl:call-template></dt>
        <dd><a href="../../xsd/{$file}.xsd"><code>xsd/<xsl:value-of select="$file"/>.xsd</code></a></dd>
        <dt><xsl:call-template name="word"><xsl:with-param name="id" select="'namespace'"/></xsl:call-template></dt>
        <dd><code><xsl:value-of select="$schema/@targetNamespace"/></code></dd>
      </dl>
      <xsl:for-each select="$schema/xs:element">
        <xsl:call-template name="tree"><xsl:with-param name="root" select="."/></xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="values"><xsl:with-param name="schema" select="$schema"/></xsl:call-template>
    </section>
  </xsl:template>

  <!-- A body element or shared structure with everything in it. -->
  <xsl:template name="tree">
    <xsl:param name="root"/>
    <h4>
      <xsl:if test="$root/self::xs:complexType"><xsl:attribute name="id">type-<xsl:value-of select="$root/@name"/></xsl:attribute></xsl:if>
      <code><xsl:value-of select="$root/@name"/></code>
    </h4>
    <p>
      <xsl:call-template name="doc"><xsl:with-param name="of" select="$root"/></xsl:call-template>
      <xsl:call-template name="origin"><xsl:with-param name="of" select="$root"/></xsl:call-template>
    </p>
    <div class="scroll"><table class="tree">
      <thead><tr>
        <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'element'"/></xsl:call-template></th>
        <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'occurs'"/></xsl:call-template></th>
        <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'type'"/></xsl:call-template></th>
        <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'meaning'"/></xsl:call-template></th>
        <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'itemSource'"/></xsl:call-template></th>
      </tr></thead>
      <tbody>
        <xsl:call-template name="rows">
          <xsl:with-param name="of" select="$root/xs:complexType | $root[self::xs:complexType]"/>
          <xsl:with-param name="depth" select="0"/>
        </xsl:call-template>
      </tbody>
    </table></div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="rows">
    <xsl:param name="of"/>
    <xsl:param name="depth"/>
    <xsl:for-each select="$of//xs:element">
      <xsl:variable name="local" select="substring-after(@type, ':')"/>
      <tr>
        <th scope="row" style="padding-left:{$depth * 1.3 + 0.6}em"><code><xsl:value-of select="@name"/></code></th>
        <td class="occurs"><xsl:call-template name="occurs"/></td>
        <td><xsl:call-template name="type"/><xsl:call-template name="short-rule"/></td>
        <td>
          <xsl:call-template name="doc"><xsl:with-param name="of" select="."/></xsl:call-template>
          <!-- The Japanese name is the one in the law and the forms: an English reader needs it too. -->
          <xsl:if test="$lang != 'ja'"><br/><span class="facet" lang="ja"><xsl:value-of select="xs:annotation/xs:documentation[@xml:lang = 'ja']"/></span></xsl:if>
        </td>
        <td class="source" lang="ja"><xsl:call-template name="sources"/></td>
      </tr>
      <xsl:text>&#10;</xsl:text>
      <!-- The structures of a family open where they stand; the shared ones have a place of their own. -->
      <xsl:if test="starts-with(@type, 'tns:') and ancestor::xs:schema/@targetNamespace != $types/@targetNamespace">
        <xsl:call-template name="rows">
          <xsl:with-param name="of" select="ancestor::xs:schema/xs:complexType[@name = $local]"/>
          <xsl:with-param name="depth" select="$depth + 1"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="occurs">
    <xsl:choose>
      <xsl:when test="parent::xs:choice"><xsl:call-template name="word"><xsl:with-param name="id" select="'oneOf'"/></xsl:call-template></xsl:when>
      <xsl:when test="@minOccurs = '0' and @maxOccurs = 'unbounded'">0..*</xsl:when>
      <xsl:when test="@maxOccurs = 'unbounded'">1..*</xsl:when>
      <xsl:when test="@minOccurs = '0' and @maxOccurs">0..<xsl:value-of select="@maxOccurs"/></xsl:when>
      <xsl:when test="@maxOccurs">1..<xsl:value-of select="@maxOccurs"/></xsl:when>
      <xsl:when test="@minOccurs = '0'">0..1</xsl:when>
      <xsl:otherwise>1</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="type">
    <xsl:variable name="local" select="substring-after(@type, ':')"/>
    <xsl:choose>
      <xsl:when test="starts-with(@type, 'xs:')"><code><xsl:value-of select="@type"/></code></xsl:when>
      <xsl:when test="starts-with(@type, 'tns:') and ancestor::xs:schema/xs:complexType[@name = $local] and ancestor::xs:schema/@targetNamespace != $types/@targetNamespace"><code><xsl:value-of select="$local"/></code></xsl:when>
      <xsl:when test="starts-with(@type, 'f:')"><a href="#fault"><code><xsl:value-of select="$local"/></code></a></xsl:when>
      <!-- A structure of another family stands in the section of that family. -->
      <xsl:when test="not(starts-with(@type, 't:') or starts-with(@type, 'tns:'))"><code><xsl:value-of select="@type"/></code></xsl:when>
      <xsl:otherwise><a href="#type-{$local}"><code><xsl:value-of select="$local"/></code></a></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The rule of a value in a line, below its type. -->
  <xsl:template name="short-rule">
    <xsl:variable name="local" select="substring-after(@type, ':')"/>
    <xsl:variable name="own" select="starts-with(@type, 'tns:')"/>
    <xsl:variable name="rule" select="ancestor::xs:schema[$own]/xs:simpleType[@name = $local]/xs:restriction | $types[not($own)]/xs:simpleType[@name = $local]/xs:restriction"/>
    <xsl:choose>
      <xsl:when test="not($rule) or starts-with(@type, 'xs:')"/>
      <xsl:when test="$rule/xs:enumeration">
        <br/><span class="facet"><xsl:value-of select="$rule/xs:enumeration[1]/@value"/> … <xsl:value-of select="$rule/xs:enumeration[last()]/@value"/> (<xsl:value-of select="count($rule/xs:enumeration)"/>)</span>
      </xsl:when>
      <xsl:when test="$rule/../xs:annotation/xs:appinfo[@source = 'urn:jukigate:max-characters']">
        <br/><span class="facet">≤ <xsl:value-of select="$rule/../xs:annotation/xs:appinfo[@source = 'urn:jukigate:max-characters']"/><xsl:text> </xsl:text><xsl:call-template name="word"><xsl:with-param name="id" select="'unit'"/></xsl:call-template></span>
      </xsl:when>
      <xsl:when test="$rule/xs:pattern"><br/><span class="facet"><code><xsl:value-of select="$rule/xs:pattern/@value"/></code></span></xsl:when>
      <xsl:when test="$rule/xs:minInclusive"><br/><span class="facet"><xsl:value-of select="$rule/xs:minInclusive/@value"/> – <xsl:value-of select="$rule/xs:maxInclusive/@value"/></span></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="sources">
    <xsl:for-each select="xs:annotation/xs:appinfo[@source = 'urn:jukigate:item' or @source = 'urn:jukigate:source']">
      <xsl:sort select="@source"/>
      <xsl:if test="position() &gt; 1"><br/></xsl:if>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>

  <!-- The shared structures. -->
  <xsl:template name="structures">
    <xsl:param name="schema"/>
    <h3><xsl:call-template name="word"><xsl:with-param name="id" select="'structures'"/></xsl:call-template></h3>
    <xsl:for-each select="$schema/xs:complexType">
      <xsl:call-template name="tree"><xsl:with-param name="root" select="."/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- Values and their rules, then the code tables. -->
  <xsl:template name="values">
    <xsl:param name="schema"/>
    <xsl:if test="$schema/xs:simpleType[not(.//xs:enumeration)]">
      <h3><xsl:call-template name="word"><xsl:with-param name="id" select="'values'"/></xsl:call-template></h3>
      <div class="scroll"><table class="values">
        <thead><tr>
          <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'type'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'rule'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'meaning'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'source'"/></xsl:call-template></th>
        </tr></thead>
        <tbody>
          <xsl:for-each select="$schema/xs:simpleType[not(.//xs:enumeration)]">
            <tr id="type-{@name}">
              <th scope="row"><code><xsl:value-of select="@name"/></code></th>
              <td><xsl:call-template name="rule"/></td>
              <td><xsl:call-template name="doc"><xsl:with-param name="of" select="."/></xsl:call-template></td>
              <td class="source" lang="ja"><xsl:call-template name="sources"/></td>
            </tr>
            <xsl:text>&#10;</xsl:text>
          </xsl:for-each>
        </tbody>
      </table></div>
    </xsl:if>
    <xsl:if test="$schema/xs:simpleType[.//xs:enumeration]">
      <h3><xsl:call-template name="word"><xsl:with-param name="id" select="'codes'"/></xsl:call-template></h3>
      <xsl:for-each select="$schema/xs:simpleType[.//xs:enumeration]"><xsl:call-template name="codes"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="rule">
    <code><xsl:value-of select="xs:restriction/@base"/></code>
    <xsl:for-each select="xs:restriction/*">
      <br/><span class="facet"><xsl:call-template name="word"><xsl:with-param name="id" select="local-name()"/></xsl:call-template></span>
      <xsl:text> </xsl:text><code class="pattern"><xsl:value-of select="@value"/></code>
    </xsl:for-each>
    <xsl:for-each select="xs:annotation/xs:appinfo[@source = 'urn:jukigate:max-characters']">
      <br/><span class="facet"><xsl:call-template name="word"><xsl:with-param name="id" select="'characters'"/></xsl:call-template></span>
      <xsl:text> </xsl:text><xsl:value-of select="."/>
    </xsl:for-each>
    <xsl:for-each select="xs:annotation/xs:appinfo[@source = 'urn:jukigate:check']">
      <br/><span class="facet"><xsl:call-template name="word"><xsl:with-param name="id" select="'check'"/></xsl:call-template></span>
      <xsl:text> </xsl:text><code><xsl:value-of select="."/></code>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="codes">
    <h4 id="type-{@name}"><code><xsl:value-of select="@name"/></code></h4>
    <p>
      <xsl:call-template name="doc"><xsl:with-param name="of" select="."/></xsl:call-template>
      <xsl:call-template name="origin"><xsl:with-param name="of" select="."/></xsl:call-template>
    </p>
    <div class="scroll"><table class="codes">
      <thead><tr>
        <th scope="col"><xsl:call-template name="word"><xsl:with-param name="id" select="'code'"/></xsl:call-template></th>
        <th scope="col" lang="ja">日本語</th>
        <th scope="col" lang="en">English</th>
      </tr></thead>
      <tbody>
        <xsl:for-each select=".//xs:enumeration">
          <tr>
            <th scope="row"><code><xsl:value-of select="@value"/></code></th>
            <td lang="ja"><xsl:value-of select="xs:annotation/xs:documentation[@xml:lang = 'ja']"/></td>
            <td lang="en"><xsl:value-of select="xs:annotation/xs:documentation[@xml:lang = 'en']"/></td>
          </tr>
          <xsl:text>&#10;</xsl:text>
        </xsl:for-each>
      </tbody>
    </table></div>
  </xsl:template>

  <xsl:template name="doc">
    <xsl:param name="of"/>
    <xsl:value-of select="$of/xs:annotation/xs:documentation[@xml:lang = $lang]"/>
  </xsl:template>

  <xsl:template name="origin">
    <xsl:param name="of"/>
    <xsl:if test="$of/xs:annotation/xs:appinfo[@source = 'urn:jukigate:source']">
      <xsl:text> </xsl:text>
      <span class="source" lang="ja">[<xsl:value-of select="$of/xs:annotation/xs:appinfo[@source = 'urn:jukigate:source']"/>]</span>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
