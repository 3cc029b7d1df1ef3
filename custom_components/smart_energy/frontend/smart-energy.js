var Or=Object.defineProperty;var Dr=Object.getOwnPropertyDescriptor;var f=(o,t,e,r)=>{for(var s=r>1?void 0:r?Dr(t,e):t,n=o.length-1,i;n>=0;n--)(i=o[n])&&(s=(r?i(t,e,s):i(s))||s);return r&&s&&Or(t,e,s),s};var dt={overcurrent:"A",overvoltage:"V",undervoltage:"V",power_limit:"W",power_spike:"W",meter_offline:"s",no_mains:"V",import_budget:"kWh"},ke=Object.keys(dt);function ut(o){return dt[o]??""}function mt(o,t){return t.flatMap(r=>Object.values(r.entities).flatMap(s=>{let n=o.states[s],i=s.startsWith("binary_sensor.")&&typeof n?.attributes.alert_id=="string";return n&&i&&n.state==="on"?[ht(o,r,n.attributes,Date.parse(n.last_changed))]:[]})).sort((r,s)=>Number(r.acknowledged)-Number(s.acknowledged)||s.since-r.since)}function ht(o,t,e,r){let s=String(e.kind??"");return{id:String(e.alert_id??""),meter:t,kind:s,name:Pr(o,t,s),value:lt(e.value),limit:lt(e.limit),since:ct(e.since)??r,until:ct(e.until),acknowledged:e.acknowledged===!0||e.acknowledged_by!==void 0}}function Pr(o,t,e){let s=o.states[t.entities[e]??""]?.attributes.friendly_name;return s?s.startsWith(`${t.name} `)?s.slice(t.name.length+1):s:e}function lt(o){return typeof o=="number"&&Number.isFinite(o)?o:null}function ct(o){let t=typeof o=="string"?Date.parse(o):NaN;return Number.isNaN(t)?null:t}function pt(o,t,e){let r=new Map;for(let{attributes:s}of e){if(typeof s.alert_id!="string")continue;let n=ht(o,t,s,0),i=r.get(n.id);r.set(n.id,{...n,until:n.until??i?.until??null,acknowledged:n.acknowledged||(i?.acknowledged??!1)})}return[...r.values()].sort((s,n)=>n.since-s.since)}var Me=globalThis,Ce=Me.ShadowRoot&&(Me.ShadyCSS===void 0||Me.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Be=Symbol(),ft=new WeakMap,ue=class{constructor(t,e,r){if(this._$cssResult$=!0,r!==Be)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(Ce&&t===void 0){let r=e!==void 0&&e.length===1;r&&(t=ft.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),r&&ft.set(e,t))}return t}toString(){return this.cssText}},gt=o=>new ue(typeof o=="string"?o:o+"",void 0,Be),y=(o,...t)=>{let e=o.length===1?o[0]:t.reduce((r,s,n)=>r+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+o[n+1],o[0]);return new ue(e,o,Be)},yt=(o,t)=>{if(Ce)o.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let r=document.createElement("style"),s=Me.litNonce;s!==void 0&&r.setAttribute("nonce",s),r.textContent=e.cssText,o.appendChild(r)}},Fe=Ce?o=>o:o=>o instanceof CSSStyleSheet?(t=>{let e="";for(let r of t.cssRules)e+=r.cssText;return gt(e)})(o):o;var{is:Hr,defineProperty:Lr,getOwnPropertyDescriptor:Ur,getOwnPropertyNames:Nr,getOwnPropertySymbols:Ir,getPrototypeOf:Wr}=Object,Ae=globalThis,vt=Ae.trustedTypes,Br=vt?vt.emptyScript:"",Fr=Ae.reactiveElementPolyfillSupport,me=(o,t)=>o,he={toAttribute(o,t){switch(t){case Boolean:o=o?Br:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,t){let e=o;switch(t){case Boolean:e=o!==null;break;case Number:e=o===null?null:Number(o);break;case Object:case Array:try{e=JSON.parse(o)}catch{e=null}}return e}},Re=(o,t)=>!Hr(o,t),bt={attribute:!0,type:String,converter:he,reflect:!1,useDefault:!1,hasChanged:Re};Symbol.metadata??=Symbol("metadata"),Ae.litPropertyMetadata??=new WeakMap;var L=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=bt){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let r=Symbol(),s=this.getPropertyDescriptor(t,r,e);s!==void 0&&Lr(this.prototype,t,s)}}static getPropertyDescriptor(t,e,r){let{get:s,set:n}=Ur(this.prototype,t)??{get(){return this[e]},set(i){this[e]=i}};return{get:s,set(i){let l=s?.call(this);n?.call(this,i),this.requestUpdate(t,l,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??bt}static _$Ei(){if(this.hasOwnProperty(me("elementProperties")))return;let t=Wr(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(me("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(me("properties"))){let e=this.properties,r=[...Nr(e),...Ir(e)];for(let s of r)this.createProperty(s,e[s])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[r,s]of e)this.elementProperties.set(r,s)}this._$Eh=new Map;for(let[e,r]of this.elementProperties){let s=this._$Eu(e,r);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let r=new Set(t.flat(1/0).reverse());for(let s of r)e.unshift(Fe(s))}else t!==void 0&&e.push(Fe(t));return e}static _$Eu(t,e){let r=e.attribute;return r===!1?void 0:typeof r=="string"?r:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let r of e.keys())this.hasOwnProperty(r)&&(t.set(r,this[r]),delete this[r]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return yt(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,r){this._$AK(t,r)}_$ET(t,e){let r=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,r);if(s!==void 0&&r.reflect===!0){let n=(r.converter?.toAttribute!==void 0?r.converter:he).toAttribute(e,r.type);this._$Em=t,n==null?this.removeAttribute(s):this.setAttribute(s,n),this._$Em=null}}_$AK(t,e){let r=this.constructor,s=r._$Eh.get(t);if(s!==void 0&&this._$Em!==s){let n=r.getPropertyOptions(s),i=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:he;this._$Em=s;let l=i.fromAttribute(e,n.type);this[s]=l??this._$Ej?.get(s)??l,this._$Em=null}}requestUpdate(t,e,r,s=!1,n){if(t!==void 0){let i=this.constructor;if(s===!1&&(n=this[t]),r??=i.getPropertyOptions(t),!((r.hasChanged??Re)(n,e)||r.useDefault&&r.reflect&&n===this._$Ej?.get(t)&&!this.hasAttribute(i._$Eu(t,r))))return;this.C(t,e,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:r,reflect:s,wrapped:n},i){r&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,i??e??this[t]),n!==!0||i!==void 0)||(this._$AL.has(t)||(this.hasUpdated||r||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,n]of this._$Ep)this[s]=n;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[s,n]of r){let{wrapped:i}=n,l=this[s];i!==!0||this._$AL.has(s)||l===void 0||this.C(s,void 0,n,l)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(e)):this._$EM()}catch(r){throw t=!1,this._$EM(),r}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};L.elementStyles=[],L.shadowRootOptions={mode:"open"},L[me("elementProperties")]=new Map,L[me("finalized")]=new Map,Fr?.({ReactiveElement:L}),(Ae.reactiveElementVersions??=[]).push("2.1.2");var Ze=globalThis,wt=o=>o,Te=Ze.trustedTypes,xt=Te?Te.createPolicy("lit-html",{createHTML:o=>o}):void 0,Ct="$lit$",j=`lit$${Math.random().toFixed(9).slice(2)}$`,At="?"+j,jr=`<${At}>`,X=document,fe=()=>X.createComment(""),ge=o=>o===null||typeof o!="object"&&typeof o!="function",Ye=Array.isArray,Kr=o=>Ye(o)||typeof o?.[Symbol.iterator]=="function",je=`[ 	
\f\r]`,pe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,$t=/-->/g,_t=/>/g,Y=RegExp(`>|${je}(?:([^\\s"'>=/]+)(${je}*=${je}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),St=/'/g,kt=/"/g,Rt=/^(?:script|style|textarea|title)$/i,Je=o=>(t,...e)=>({_$litType$:o,strings:t,values:e}),c=Je(1),R=Je(2),Ws=Je(3),U=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),Mt=new WeakMap,J=X.createTreeWalker(X,129);function Tt(o,t){if(!Ye(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return xt!==void 0?xt.createHTML(t):t}var zr=(o,t)=>{let e=o.length-1,r=[],s,n=t===2?"<svg>":t===3?"<math>":"",i=pe;for(let l=0;l<e;l++){let a=o[l],d,m,u=-1,p=0;for(;p<a.length&&(i.lastIndex=p,m=i.exec(a),m!==null);)p=i.lastIndex,i===pe?m[1]==="!--"?i=$t:m[1]!==void 0?i=_t:m[2]!==void 0?(Rt.test(m[2])&&(s=RegExp("</"+m[2],"g")),i=Y):m[3]!==void 0&&(i=Y):i===Y?m[0]===">"?(i=s??pe,u=-1):m[1]===void 0?u=-2:(u=i.lastIndex-m[2].length,d=m[1],i=m[3]===void 0?Y:m[3]==='"'?kt:St):i===kt||i===St?i=Y:i===$t||i===_t?i=pe:(i=Y,s=void 0);let g=i===Y&&o[l+1].startsWith("/>")?" ":"";n+=i===pe?a+jr:u>=0?(r.push(d),a.slice(0,u)+Ct+a.slice(u)+j+g):a+j+(u===-2?l:g)}return[Tt(o,n+(o[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),r]},ye=class o{constructor({strings:t,_$litType$:e},r){let s;this.parts=[];let n=0,i=0,l=t.length-1,a=this.parts,[d,m]=zr(t,e);if(this.el=o.createElement(d,r),J.currentNode=this.el.content,e===2||e===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(s=J.nextNode())!==null&&a.length<l;){if(s.nodeType===1){if(s.hasAttributes())for(let u of s.getAttributeNames())if(u.endsWith(Ct)){let p=m[i++],g=s.getAttribute(u).split(j),$=/([.?@])?(.*)/.exec(p);a.push({type:1,index:n,name:$[2],strings:g,ctor:$[1]==="."?ze:$[1]==="?"?qe:$[1]==="@"?Ve:ae}),s.removeAttribute(u)}else u.startsWith(j)&&(a.push({type:6,index:n}),s.removeAttribute(u));if(Rt.test(s.tagName)){let u=s.textContent.split(j),p=u.length-1;if(p>0){s.textContent=Te?Te.emptyScript:"";for(let g=0;g<p;g++)s.append(u[g],fe()),J.nextNode(),a.push({type:2,index:++n});s.append(u[p],fe())}}}else if(s.nodeType===8)if(s.data===At)a.push({type:2,index:n});else{let u=-1;for(;(u=s.data.indexOf(j,u+1))!==-1;)a.push({type:7,index:n}),u+=j.length-1}n++}}static createElement(t,e){let r=X.createElement("template");return r.innerHTML=t,r}};function ie(o,t,e=o,r){if(t===U)return t;let s=r!==void 0?e._$Co?.[r]:e._$Cl,n=ge(t)?void 0:t._$litDirective$;return s?.constructor!==n&&(s?._$AO?.(!1),n===void 0?s=void 0:(s=new n(o),s._$AT(o,e,r)),r!==void 0?(e._$Co??=[])[r]=s:e._$Cl=s),s!==void 0&&(t=ie(o,s._$AS(o,t.values),s,r)),t}var Ke=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:r}=this._$AD,s=(t?.creationScope??X).importNode(e,!0);J.currentNode=s;let n=J.nextNode(),i=0,l=0,a=r[0];for(;a!==void 0;){if(i===a.index){let d;a.type===2?d=new ve(n,n.nextSibling,this,t):a.type===1?d=new a.ctor(n,a.name,a.strings,this,t):a.type===6&&(d=new Ge(n,this,t)),this._$AV.push(d),a=r[++l]}i!==a?.index&&(n=J.nextNode(),i++)}return J.currentNode=X,s}p(t){let e=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(t,r,e),e+=r.strings.length-2):r._$AI(t[e])),e++}},ve=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,r,s){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=r,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=ie(this,t,e),ge(t)?t===h||t==null||t===""?(this._$AH!==h&&this._$AR(),this._$AH=h):t!==this._$AH&&t!==U&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Kr(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==h&&ge(this._$AH)?this._$AA.nextSibling.data=t:this.T(X.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:r}=t,s=typeof r=="number"?this._$AC(t):(r.el===void 0&&(r.el=ye.createElement(Tt(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===s)this._$AH.p(e);else{let n=new Ke(s,this),i=n.u(this.options);n.p(e),this.T(i),this._$AH=n}}_$AC(t){let e=Mt.get(t.strings);return e===void 0&&Mt.set(t.strings,e=new ye(t)),e}k(t){Ye(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,r,s=0;for(let n of t)s===e.length?e.push(r=new o(this.O(fe()),this.O(fe()),this,this.options)):r=e[s],r._$AI(n),s++;s<e.length&&(this._$AR(r&&r._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let r=wt(t).nextSibling;wt(t).remove(),t=r}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},ae=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,r,s,n){this.type=1,this._$AH=h,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=n,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=h}_$AI(t,e=this,r,s){let n=this.strings,i=!1;if(n===void 0)t=ie(this,t,e,0),i=!ge(t)||t!==this._$AH&&t!==U,i&&(this._$AH=t);else{let l=t,a,d;for(t=n[0],a=0;a<n.length-1;a++)d=ie(this,l[r+a],e,a),d===U&&(d=this._$AH[a]),i||=!ge(d)||d!==this._$AH[a],d===h?t=h:t!==h&&(t+=(d??"")+n[a+1]),this._$AH[a]=d}i&&!s&&this.j(t)}j(t){t===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},ze=class extends ae{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===h?void 0:t}},qe=class extends ae{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==h)}},Ve=class extends ae{constructor(t,e,r,s,n){super(t,e,r,s,n),this.type=5}_$AI(t,e=this){if((t=ie(this,t,e,0)??h)===U)return;let r=this._$AH,s=t===h&&r!==h||t.capture!==r.capture||t.once!==r.once||t.passive!==r.passive,n=t!==h&&(r===h||s);s&&this.element.removeEventListener(this.name,this,r),n&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Ge=class{constructor(t,e,r){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(t){ie(this,t)}};var qr=Ze.litHtmlPolyfillSupport;qr?.(ye,ve),(Ze.litHtmlVersions??=[]).push("3.3.3");var Et=(o,t,e)=>{let r=e?.renderBefore??t,s=r._$litPart$;if(s===void 0){let n=e?.renderBefore??null;r._$litPart$=s=new ve(t.insertBefore(fe(),n),n,void 0,e??{})}return s._$AI(o),s};var Xe=globalThis,A=class extends L{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Et(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return U}};A._$litElement$=!0,A.finalized=!0,Xe.litElementHydrateSupport?.({LitElement:A});var Vr=Xe.litElementPolyfillSupport;Vr?.({LitElement:A});(Xe.litElementVersions??=[]).push("4.2.2");var Gr={attribute:!0,type:String,converter:he,reflect:!1,hasChanged:Re},Zr=(o=Gr,t,e)=>{let{kind:r,metadata:s}=e,n=globalThis.litPropertyMetadata.get(s);if(n===void 0&&globalThis.litPropertyMetadata.set(s,n=new Map),r==="setter"&&((o=Object.create(o)).wrapped=!0),n.set(e.name,o),r==="accessor"){let{name:i}=e;return{set(l){let a=t.get.call(this);t.set.call(this,l),this.requestUpdate(i,a,o,!0,l)},init(l){return l!==void 0&&this.C(i,void 0,o,l),l}}}if(r==="setter"){let{name:i}=e;return function(l){let a=this[i];t.call(this,l),this.requestUpdate(i,a,o,!0,l)}}throw Error("Unsupported decorator location: "+r)};function S(o){return(t,e)=>typeof e=="object"?Zr(o,t,e):((r,s,n)=>{let i=s.hasOwnProperty(n);return s.constructor.createProperty(n,r),i?Object.getOwnPropertyDescriptor(s,n):void 0})(o,t,e)}function w(o){return S({...o,state:!0,attribute:!1})}var Ot={"state.loading":"Wird geladen …","state.empty":"Noch keine Daten. Die erste Stunde erscheint, sobald Home Assistant sie zusammengefasst hat.","state.no_meters":"Noch kein Zähler. Unter Einstellungen, Geräte & Dienste, Smart Energy lässt sich einer hinzufügen.","state.error":"Das ließ sich nicht laden: {reason}","state.disconnected":"Home Assistant ist nicht erreichbar. Zu sehen sind die letzten bekannten Werte.","state.retry":"Noch einmal versuchen","state.offline":"Offline","state.unknown":"Unbekannt","chart.table":"Als Tabelle zeigen","chart.chart":"Als Diagramm zeigen","chart.csv":"CSV herunterladen","chart.time":"Zeit","chart.total":"Summe","chart.expected":"Erwarteter Bereich","usage.title":"Verbrauch","usage.hour":"Stunde","usage.day":"Tag","usage.week":"Woche","usage.month":"Monat","usage.year":"Jahr","usage.energy":"kWh","usage.money":"Geld","usage.previous":"Früher","usage.next":"Später","usage.now":"Jetzt","usage.unit":"Anzeigen","usage.period":"Zeitraum","usage.summary":"{title}, {range}: insgesamt {total}.","usage.exported":"Eingespeist von {name}","usage.no_cost":"Für diese Zähler ist kein Tarif gewählt; daher gibt es keine Kosten.","usage.incomplete":"läuft noch","live.title":"Jetzt","live.importing":"aus dem Netz","live.exporting":"ins Netz","live.still":"kein Fluss","live.trend":"Leistung der letzten Stunde","live.voltage":"Spannung","live.current":"Strom","live.power_factor":"Leistungsfaktor","live.frequency":"Frequenz","live.energy_today":"Heute","live.cost_today":"Kosten heute","compare.title":"Vergleich bis zu diesem Moment","compare.week":"Woche","compare.month":"Monat","compare.year":"Jahr","compare.this":"{span}","compare.before":"Davor, bis zu diesem Moment","compare.rest":"Davor, der Rest","compare.more":"{percent} mehr als davor","compare.less":"{percent} weniger als davor","compare.same":"so viel wie davor","compare.none":"Kein Vergleich möglich: für den Zeitraum davor gibt es keine Daten.","compare.profile":"Übliche Woche","compare.profile_summary":"Mittlere Energie nach Wochentag und Stunde über die letzten {weeks} Wochen, von {low} bis {high}.","compare.so_far":"Bisher {now}, davor bis zu diesem Moment {before}","span.week":"Diese Woche","span.month":"Dieser Monat","span.year":"Dieses Jahr","devices.title":"Geräte","devices.sort":"Sortieren nach","devices.power":"Leistung","devices.today":"Heute","devices.cost":"Kosten","devices.name":"Name","devices.rest":"Rest von {name}","devices.today_is":"heute {value}","devices.standby":"ständig {value}","view.overview":"Übersicht","view.analytics":"Auswertung","view.alerts":"Meldungen","view.devices":"Geräte","view.settings":"Einstellungen","settings.explanation":"Grenzwerte, Sicherung, Nennspannung und Budget gehören zum jeweiligen Zähler. Sie gelten auch für die Bridge und für Zähler, die sie lesen.","settings.tariff":"Tarife und Optionen","alerts.title":"Meldungen","alerts.none":"Alles in Ordnung: keine Meldungen.","alerts.silent":"Keine Meldungen, aber nicht verbunden: {names}","alerts.limit":"(Grenze {limit})","alerts.since":"seit {time}","alerts.acknowledge":"Quittieren","alerts.acknowledged":"quittiert","alerts.history":"Letzte {days} Tage","alerts.filter":"Anzeigen","alerts.all":"Alle Arten","alerts.no_history":"Keine Meldungen in dieser Zeit.","forecast.title":"Vorhersage","forecast.today":"Heute erwartet","forecast.tomorrow":"Morgen erwartet","forecast.measured":"Gemessen","forecast.expected":"Erwartet","forecast.none":"Es gibt noch keine Vorhersage.","costs.title":"Kosten","costs.none":"Für diese Zähler ist noch kein Tarif gewählt, daher gibt es keine Rechnung.","costs.by":"Aufteilen nach","costs.item":"Tarifzeit","costs.component":"Bestandteil","costs.device":"Gerät","costs.since":"seit {date}","costs.projected":"Erwartet für den ganzen Zeitraum","costs.budget":"Budget","costs.within":"Bisher {used} des Budgets, erwartet {expected}.","costs.over":"Bisher {used} des Budgets; erwartet {expected}, also mehr als das Budget.","costs.tier":"Stufe {name}: {used} von {limit} kWh.","costs.last_tier":"Stufe {name}: {used} kWh.","costs.estimated":"Die Energie von {hours} Stunden ist geschätzt.","costs.missing":"Die Energie von {hours} Stunden fehlt.","live.cost_now":"Kosten jetzt","live.per_hour":"{amount} je Stunde"};var Oe={"state.loading":"Loading …","state.empty":"There is no data yet. The first hour appears after Home Assistant has compiled it.","state.no_meters":"No meter yet. Add one under Settings, Devices & services, Smart Energy.","state.error":"This could not be loaded: {reason}","state.disconnected":"Home Assistant cannot be reached. The last known values are shown.","state.retry":"Try again","state.offline":"Offline","state.unknown":"Unknown","chart.table":"Show as table","chart.chart":"Show as chart","chart.csv":"Download CSV","chart.time":"Time","chart.total":"Total","chart.expected":"Expected range","usage.title":"Usage","usage.hour":"Hour","usage.day":"Day","usage.week":"Week","usage.month":"Month","usage.year":"Year","usage.energy":"kWh","usage.money":"Money","usage.previous":"Earlier","usage.next":"Later","usage.now":"Now","usage.unit":"Show","usage.period":"Period","usage.summary":"{title}, {range}: {total} in all.","usage.exported":"Exported by {name}","usage.no_cost":"No tariff is set for these meters, so there is no cost to show.","usage.incomplete":"still running","live.title":"Now","live.importing":"from the grid","live.exporting":"to the grid","live.still":"no flow","live.trend":"Power over the last hour","live.voltage":"Voltage","live.current":"Current","live.power_factor":"Power factor","live.frequency":"Frequency","live.energy_today":"Today","live.cost_today":"Cost today","compare.title":"Comparison to this moment","compare.week":"Week","compare.month":"Month","compare.year":"Year","compare.this":"This {span}","compare.before":"Before, to this moment","compare.rest":"Before, the rest","compare.more":"{percent} more than before","compare.less":"{percent} less than before","compare.same":"as much as before","compare.none":"Nothing to compare with: there are no data of the period before.","compare.profile":"Usual week","compare.profile_summary":"Mean energy by weekday and hour over the last {weeks} weeks, from {low} to {high}.","compare.so_far":"{now} so far, {before} by this moment before","span.week":"week","span.month":"month","span.year":"year","devices.title":"Devices","devices.sort":"Sort by","devices.power":"Power","devices.today":"Today","devices.cost":"Cost","devices.name":"Name","devices.rest":"Rest of {name}","devices.today_is":"today {value}","devices.standby":"always on {value}","view.overview":"Overview","view.analytics":"Analytics","view.alerts":"Alerts","view.devices":"Devices","view.settings":"Settings","settings.explanation":"Alert limits, fuse rating, nominal voltage and budget belong to each meter. They are shared with the bridge and with meters that read them.","settings.tariff":"Tariffs and options","alerts.title":"Alerts","alerts.none":"All is well: no alerts.","alerts.silent":"No alerts, but not connected: {names}","alerts.limit":"(limit {limit})","alerts.since":"since {time}","alerts.acknowledge":"Acknowledge","alerts.acknowledged":"acknowledged","alerts.history":"Last {days} days","alerts.filter":"Show","alerts.all":"All kinds","alerts.no_history":"No alerts in this time.","forecast.title":"Forecast","forecast.today":"Expected today","forecast.tomorrow":"Expected tomorrow","forecast.measured":"Measured","forecast.expected":"Expected","forecast.none":"There is no forecast yet.","costs.title":"Costs","costs.none":"No tariff is chosen for these meters yet, so there is no bill.","costs.by":"Break down by","costs.item":"Tariff period","costs.component":"Component","costs.device":"Device","costs.since":"since {date}","costs.projected":"Expected for the whole period","costs.budget":"Budget","costs.within":"{used} of the budget so far, {expected} expected.","costs.over":"{used} of the budget so far; {expected} expected, which is more than the budget.","costs.tier":"Tier {name}: {used} of {limit} kWh.","costs.last_tier":"Tier {name}: {used} kWh.","costs.estimated":"The energy of {hours} hours is estimated.","costs.missing":"The energy of {hours} hours is missing.","live.cost_now":"Cost now","live.per_hour":"{amount} an hour"};var Dt={"state.loading":"Cargando …","state.empty":"Todavía no hay datos. La primera hora aparece cuando Home Assistant la haya resumido.","state.no_meters":"Todavía no hay ningún medidor. Añade uno en Ajustes, Dispositivos y servicios, Smart Energy.","state.error":"No se pudo cargar: {reason}","state.disconnected":"No se puede contactar con Home Assistant. Se muestran los últimos valores conocidos.","state.retry":"Reintentar","state.offline":"Sin conexión","state.unknown":"Desconocido","chart.table":"Mostrar como tabla","chart.chart":"Mostrar como gráfico","chart.csv":"Descargar CSV","chart.time":"Hora","chart.total":"Total","chart.expected":"Intervalo esperado","usage.title":"Consumo","usage.hour":"Hora","usage.day":"Día","usage.week":"Semana","usage.month":"Mes","usage.year":"Año","usage.energy":"kWh","usage.money":"Dinero","usage.previous":"Antes","usage.next":"Después","usage.now":"Ahora","usage.unit":"Mostrar","usage.period":"Periodo","usage.summary":"{title}, {range}: {total} en total.","usage.exported":"Vertido por {name}","usage.no_cost":"Estos medidores no tienen tarifa, así que no hay coste que mostrar.","usage.incomplete":"en curso","live.title":"Ahora","live.importing":"de la red","live.exporting":"a la red","live.still":"sin flujo","live.trend":"Potencia de la última hora","live.voltage":"Tensión","live.current":"Corriente","live.power_factor":"Factor de potencia","live.frequency":"Frecuencia","live.energy_today":"Hoy","live.cost_today":"Coste de hoy","compare.title":"Comparación hasta este momento","compare.week":"Semana","compare.month":"Mes","compare.year":"Año","compare.this":"{span}","compare.before":"Antes, hasta este momento","compare.rest":"Antes, el resto","compare.more":"{percent} más que antes","compare.less":"{percent} menos que antes","compare.same":"igual que antes","compare.none":"Nada con que comparar: no hay datos del periodo anterior.","compare.profile":"Semana habitual","compare.profile_summary":"Energía media por día de la semana y hora de las últimas {weeks} semanas, de {low} a {high}.","compare.so_far":"{now} hasta ahora, {before} antes hasta este momento","span.week":"Esta semana","span.month":"Este mes","span.year":"Este año","devices.title":"Dispositivos","devices.sort":"Ordenar por","devices.power":"Potencia","devices.today":"Hoy","devices.cost":"Coste","devices.name":"Nombre","devices.rest":"Resto de {name}","devices.today_is":"hoy {value}","devices.standby":"siempre {value}","view.overview":"Resumen","view.analytics":"Análisis","view.alerts":"Alertas","view.devices":"Dispositivos","view.settings":"Ajustes","settings.explanation":"Los límites de alerta, el fusible, la tensión nominal y el presupuesto son de cada medidor. También valen para el puente y para los medidores que los leen.","settings.tariff":"Tarifas y opciones","alerts.title":"Alertas","alerts.none":"Todo va bien: no hay alertas.","alerts.silent":"No hay alertas, pero sin conexión: {names}","alerts.limit":"(límite {limit})","alerts.since":"desde {time}","alerts.acknowledge":"Confirmar","alerts.acknowledged":"confirmada","alerts.history":"Últimos {days} días","alerts.filter":"Mostrar","alerts.all":"Todos los tipos","alerts.no_history":"No hubo alertas en este tiempo.","forecast.title":"Previsión","forecast.today":"Previsto hoy","forecast.tomorrow":"Previsto mañana","forecast.measured":"Medido","forecast.expected":"Previsto","forecast.none":"Todavía no hay previsión.","costs.title":"Costes","costs.none":"Estos medidores aún no tienen tarifa, así que no hay factura.","costs.by":"Desglosar por","costs.item":"Periodo tarifario","costs.component":"Concepto","costs.device":"Dispositivo","costs.since":"desde el {date}","costs.projected":"Previsto para todo el periodo","costs.budget":"Presupuesto","costs.within":"{used} del presupuesto hasta ahora, {expected} previsto.","costs.over":"{used} del presupuesto hasta ahora; {expected} previsto, más que el presupuesto.","costs.tier":"Tramo {name}: {used} de {limit} kWh.","costs.last_tier":"Tramo {name}: {used} kWh.","costs.estimated":"La energía de {hours} horas es estimada.","costs.missing":"Falta la energía de {hours} horas.","live.cost_now":"Coste ahora","live.per_hour":"{amount} por hora"};var Pt={de:Ot,en:Oe,es:Dt};function N(o,t,e={}){return((Pt[o]??Pt[o.split("-")[0]??""]??Oe)[t]??Oe[t]).replace(/\{(\w+)\}/g,(n,i)=>e[i]??n)}var Qr="smart_energy";function De(o){let t=new Map;for(let r of Object.values(o.entities)){if(r.platform!==Qr||!r.device_id||!r.translation_key||r.hidden)continue;let s=t.get(r.device_id)??{};s[r.translation_key]=r.entity_id,t.set(r.device_id,s)}let e=[...t].flatMap(([r,s])=>{let n=o.devices[r];return n?[{id:r,name:es(n),parentId:ts(n,t),entities:s}]:[]});return rs(e)}function es(o){return o.name_by_user??o.name??o.id}function ts(o,t){return o.via_device_id!==null&&t.has(o.via_device_id)?o.via_device_id:null}function rs(o){let t=[...o].sort((e,r)=>e.name.localeCompare(r.name,void 0,{numeric:!0}));return t.filter(e=>e.parentId===null).flatMap(e=>[e,...t.filter(r=>r.parentId===e.id)])}function Ht(o,t){return t?.length?o.filter(e=>t.includes(e.id)):o}function D(o){let t=new Set(o.map(e=>e.id));return o.filter(e=>e.parentId===null||!t.has(e.parentId))}function Q(o,t,e){let r=t.entities[e],s=r===void 0?void 0:o.states[r]?.state;if(s===void 0||s.trim()==="")return null;let n=Number(s);return Number.isFinite(n)?n:null}var M=[{name:"title",selector:{text:{}}},{name:"devices",selector:{device:{multiple:!0,filter:{integration:"smart_energy"}}}}],v=class extends A{setConfig(t){this.config=t}t(t,e){return N(this.hass.language,t,e)}get meters(){let{entities:t,devices:e}=this.hass;return(this.known?.entities!==t||this.known.devices!==e)&&(this.known={entities:t,devices:e,meters:De(this.hass)}),Ht(this.known.meters,this.config.devices)}concerns(t,e){let r=t.get("hass");if(t.size>1||!r||["language","locale","entities","devices","connected","config"].some(n=>r[n]!==this.hass[n]))return!0;for(let n of e)if(r.states[n]!==this.hass.states[n])return!0;return!1}shouldUpdate(t){return this.concerns(t,this.watched())}*watched(){for(let t of this.meters)yield*Object.values(t.entities)}render(){let t=this.config.title??this.heading();return c`<ha-card>
      ${t?c`<h2>${t}</h2>`:h}
      ${this.hass.connected?h:c`<p class="notice" role="status">${this.t("state.disconnected")}</p>`}
      ${this.content()}
    </ha-card>`}content(){if(this.meters.length===0)return this.notice("state.no_meters");let t=this.refresh?.error;return t?this.failure(t):this.refresh&&!this.refresh.loaded?this.notice("state.loading"):this.body()}notice(t){return c`<p class="notice" role="status">${this.t(t)}</p>`}failure(t){let e=t instanceof Object&&"message"in t?String(t.message):String(t);return c`<p class="notice" role="alert">${this.t("state.error",{reason:e})}</p>
      <button class="plain" @click=${()=>{this.refresh?.now()}}>${this.t("state.retry")}</button>`}static{this.styles=y`
    :host {
      display: block;
    }
    ha-card {
      box-sizing: border-box;
      height: 100%;
      padding: 16px;
      color: var(--primary-text-color);
    }
    h2 {
      margin: 0 0 8px;
      font-size: var(--ha-font-size-l, 16px);
      font-weight: var(--ha-font-weight-medium, 500);
      line-height: 1.4;
    }
    .notice {
      margin: 8px 0;
      color: var(--secondary-text-color);
    }
    button {
      min-width: 44px;
      min-height: 44px;
      font: inherit;
      color: inherit;
      cursor: pointer;
    }
    button.plain {
      border: 1px solid var(--divider-color);
      border-radius: 8px;
      background: none;
      padding: 0 12px;
    }
    :focus-visible {
      outline: 2px solid var(--primary-color);
      outline-offset: 2px;
    }
    .visually-hidden {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    @media (prefers-reduced-motion: reduce) {
      * {
        animation: none !important;
        transition: none !important;
      }
    }
  `}};f([S({attribute:!1})],v.prototype,"hass",2),f([w()],v.prototype,"config",2);var ss={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function C(o){return o.locale.time_zone==="server"?o.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone}function Lt(o){let{number_format:t,language:e}=o.locale;if(t!=="system")return ss[t]??e}function T(o,t,e){return new Intl.NumberFormat(Lt(o),{minimumFractionDigits:e,maximumFractionDigits:e,useGrouping:o.locale.number_format!=="none"}).format(t===0?0:t)}function I(o,t,e){return new Intl.NumberFormat(Lt(o),{style:"currency",currency:e}).format(t===0?0:t)}function Pe(o,t){return`${T(o,t*100,0)} %`}function _(o,t){let e=Math.abs(t),r=e>=1e3?0:e>=100?1:e>=1?2:3;return`${T(o,t,r)} kWh`}function ee(o,t){return Math.abs(t)>=1e4?`${T(o,t/1e3,2)} kW`:`${T(o,t,Math.abs(t)<100?1:0)} W`}function b(o,t,e){let r=o.locale.time_format;return new Intl.DateTimeFormat(r==="system"?void 0:o.locale.language,{timeZone:C(o),...e.hour&&(r==="12"||r==="24")?{hour12:r==="12"}:{},...e}).format(t)}function K(o){let e=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"].indexOf(o.locale.first_weekday);if(e>=0)return e;let r=new Intl.Locale(o.locale.language);return((r.getWeekInfo?.()??r.weekInfo)?.firstDay??1)%7}function le(o,t){o.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:t},bubbles:!0,composed:!0}))}var k=class{constructor(t,e){this.host=t;this.options=e;this.error=null;this.loaded=!1;this.retryMs=5e3;this.due=0;this.running=0;this.onVisibility=()=>{this.stop(),!document.hidden&&this.due>0&&this.schedule(Math.max(0,this.due-Date.now()))};t.addController(this)}hostConnected(){document.addEventListener("visibilitychange",this.onVisibility)}hostDisconnected(){document.removeEventListener("visibilitychange",this.onVisibility),this.stop()}async now(){this.stop();let t=++this.running;try{if(await this.options.load(),t!==this.running)return;this.error=null,this.loaded=!0,this.retryMs=5e3,this.schedule(this.untilBoundary())}catch(e){if(t!==this.running)return;this.error=e,this.schedule(this.retryMs),this.retryMs=Math.min(this.retryMs*2,3e5)}this.host.requestUpdate()}stop(){clearTimeout(this.timer),this.timer=void 0}schedule(t){this.due=Date.now()+t,document.hidden||(this.timer=setTimeout(()=>{this.now()},t))}untilBoundary(){let{everyMs:t}=this.options,e=Date.now()-2e4;return(Math.floor(e/t)+1)*t-e}};var Ut=10,Qe={dateStyle:"short",timeStyle:"short"},te=class extends v{constructor(){super(...arguments);this.past=[];this.kind="";this.failed=null;this.history=new k(this,{load:()=>this.load(),everyMs:3e5})}static getStubConfig(){return{}}static getConfigForm(){return{schema:[...M,{name:"compact",selector:{boolean:{}}}]}}getCardSize(){return this.config.compact?1:6}getGridOptions(){return{columns:12,min_columns:6}}firstUpdated(){this.config.compact||this.history.now()}async load(){let e=new Map(this.meters.flatMap(s=>s.entities.alert?[[s.entities.alert,s]]:[]));if(e.size===0)return;let r=await this.hass.callWS({type:"history/history_during_period",start_time:new Date(Date.now()-Ut*864e5).toISOString(),entity_ids:[...e.keys()],minimal_response:!1,no_attributes:!1,significant_changes_only:!1});this.past=Object.entries(r).flatMap(([s,n])=>{let i=e.get(s),l=n.map(({s:a,a:d})=>({state:a,attributes:d??{}}));return i?pt(this.hass,i,l):[]}).sort((s,n)=>n.since-s.since)}heading(){return this.config.compact?null:this.t("alerts.title")}body(){let e=mt(this.hass,this.meters);return c`${this.failed===null?h:c`<p class="notice" role="alert">${this.failed}</p>`}
    ${e.length?e.map(r=>this.banner(r)):this.allWell()}
    ${this.config.compact?h:this.pastList()}`}allWell(){let e=this.meters.filter(r=>this.hass.states[r.entities.status??""]?.state==="off");if(e.length){let r=e.map(({name:s})=>s).join(", ");return c`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.silent",{names:r})}
      </p>`}return c`<p class="well" role="status">
      <ha-icon icon="mdi:check-circle-outline"></ha-icon> ${this.t("alerts.none")}
    </p>`}banner(e){let r=e.limit===null?"":this.t("alerts.limit",{limit:this.amount(e,e.limit)});return c`<div class="banner ${e.acknowledged?"known":""}" role="alert">
      <ha-icon icon="mdi:alert"></ha-icon>
      <button
        class="what"
        @click=${()=>{this.open(e)}}
      >
        <strong>${e.meter.name}: ${e.name}</strong>
        <span>${e.value===null?h:this.amount(e,e.value)} ${r}</span>
        <span>${this.t("alerts.since",{time:b(this.hass,e.since,Qe)})}</span>
      </button>
      ${e.acknowledged?c`<span class="noted">${this.t("alerts.acknowledged")}</span>`:c`<button class="acknowledge" @click=${()=>{this.acknowledge(e)}}>
              ${this.t("alerts.acknowledge")}
            </button>`}
    </div>`}amount(e,r){let s=ut(e.kind);return s==="W"?ee(this.hass,r):s==="kWh"?_(this.hass,r):`${T(this.hass,r,s==="A"?2:s==="V"?1:0)} ${s}`.trim()}open(e){let r=e.meter.entities[e.kind];r&&le(this,r)}async acknowledge(e){try{await this.hass.callService("smart_energy","acknowledge_alert",{alert_id:e.id}),this.failed=null}catch(r){this.failed=r instanceof Object&&"message"in r?String(r.message):String(r)}}pastList(){let e=ke.filter(s=>this.past.some(n=>n.kind===s)),r=this.past.filter(({kind:s})=>this.kind===""||s===this.kind);return c`<div class="past">
      <h3>${this.t("alerts.history",{days:String(Ut)})}</h3>
      ${e.length>1?c`<label
              >${this.t("alerts.filter")}
              <select
                @change=${s=>{this.kind=s.target.value}}
              >
                <option value="">${this.t("alerts.all")}</option>
                ${e.map(s=>c`<option value=${s}>${this.past.find(n=>n.kind===s)?.name??s}</option>`)}
              </select></label
            >`:h}
      ${this.history.error?c`<p class="notice" role="alert">${this.t("state.error",{reason:String(this.history.error)})}</p>`:h}
      ${r.length?c`<ul>
              ${r.map(s=>this.pastItem(s))}
            </ul>`:this.notice("alerts.no_history")}
    </div>`}pastItem(e){let r=e.until===null?"":` – ${b(this.hass,e.until,Qe)}`;return c`<li>
      <strong>${e.meter.name}: ${e.name}</strong>
      <span>${e.value===null?h:this.amount(e,e.value)}</span>
      <span class="time">${b(this.hass,e.since,Qe)}${r}</span>
      ${e.acknowledged?c`<span class="time">${this.t("alerts.acknowledged")}</span>`:h}
    </li>`}static{this.styles=[v.styles,y`
      .well {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 0;
      }
      .well ha-icon {
        color: var(--success-color, #43a047);
      }
      .warn ha-icon {
        color: var(--warning-color, #ffa600);
      }
      .banner {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        padding: 8px 12px;
        border-radius: 8px;
        border-left: 4px solid var(--error-color, #db4437);
        background: color-mix(in srgb, var(--error-color, #db4437) 16%, transparent);
      }
      .banner + .banner {
        margin-top: 8px;
      }
      .banner ha-icon {
        color: var(--error-color, #db4437);
      }
      .banner.known {
        border-left-color: var(--warning-color, #ffa600);
        background: color-mix(in srgb, var(--warning-color, #ffa600) 12%, transparent);
      }
      .what {
        display: flex;
        flex: 1 1 160px;
        flex-direction: column;
        padding: 4px 0;
        border: 0;
        background: none;
        text-align: left;
      }
      .acknowledge {
        padding: 0 14px;
        border: 2px solid var(--primary-color);
        border-radius: 8px;
        background: var(--card-background-color, #fff);
        font-weight: 600;
      }
      h3 {
        margin: 16px 0 4px;
        font-size: 14px;
        font-weight: 500;
      }
      select {
        min-height: 44px;
        margin-left: 8px;
        border: 1px solid var(--divider-color);
        border-radius: 8px;
        background: var(--card-background-color, #fff);
        color: inherit;
        font: inherit;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        padding: 8px 0;
        border-bottom: 1px solid var(--divider-color);
      }
      .time,
      .noted {
        color: var(--secondary-text-color);
      }
    `]}};f([w()],te.prototype,"past",2),f([w()],te.prototype,"kind",2),f([w()],te.prototype,"failed",2);function Nt(o,t){let e=o.flat().filter(l=>l!==null),r=Math.min(0,...e),s=Math.max(...e),n=l=>s>r?Math.round((l-r)/(s-r)*100):0,i=o[0]?.length??0;return c`<table class="heat" aria-label=${t.summary}>
    <thead>
      <tr>
        <td></td>
        ${Array.from({length:i},(l,a)=>c`<th scope="col">${a%6===0?t.column(a):c`<span class="visually-hidden">${t.column(a)}</span>`}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${o.map((l,a)=>c`<tr>
            <th scope="row">${t.row(a)}</th>
            ${l.map((d,m)=>{let u=t.format(d),p=d===null?"none":`color-mix(in srgb, var(--primary-color) ${n(d)}%, transparent)`;return c`<td style="background:${p}" title="${t.row(a)} ${t.column(m)}: ${u}">
                <span class="visually-hidden">${u}</span>
              </td>`})}
          </tr>`)}
    </tbody>
  </table>`}var It=y`
  .heat {
    width: 100%;
    border-collapse: separate;
    border-spacing: 1px;
    table-layout: fixed;
    font-size: 12px;
  }
  .heat th {
    overflow: visible;
    font-weight: normal;
    text-align: left;
    white-space: nowrap;
    color: var(--secondary-text-color);
  }
  .heat th[scope="row"],
  .heat thead td {
    width: 40px;
  }
  .heat tbody td {
    position: relative;
    height: 18px;
    border-radius: 2px;
    box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--divider-color) 60%, transparent);
  }
`;var Wt=["#4269d0","#f4bd4a","#ff725c","#6cc5b0","#a463f2","#ff8ab7","#9c6b4e","#97bbf5"];function Bt(o){let t=o%Wt.length+1;return`var(--graph-color-${t}, var(--color-${t}, ${Wt[t-1]}))`}var He="var(--energy-grid-return-color, #8353d1)",ce="var(--energy-grid-consumption-color, #488fc2)",et="var(--disabled-color, #bdbdbd)",Ft="var(--secondary-text-color, #727272)";function W(o,t,e,r){return c`<div class="choices" role="group" aria-label=${o}>
    ${t.map(({value:s,text:n})=>c`<button
          aria-pressed=${s===e?"true":"false"}
          @click=${()=>{r(s)}}
        >
          ${n}
        </button>`)}
  </div>`}var z=y`
  .choices {
    display: inline-flex;
    max-width: 100%;
    border: 1px solid var(--divider-color);
    border-radius: 22px;
    overflow: hidden;
  }
  .choices button:first-child {
    border-radius: 22px 0 0 22px;
  }
  .choices button:last-child {
    border-radius: 0 22px 22px 0;
  }
  .choices button {
    flex: 1 1 auto;
    padding: 0 12px;
    border: 0;
    background: none;
  }
  .choices button[aria-pressed="true"] {
    background: color-mix(in srgb, var(--primary-color) 18%, transparent);
    box-shadow: inset 0 0 0 2px var(--primary-color);
    font-weight: 600;
  }
`;var jt=new Map;function ns(o){let t=jt.get(o);return t||(t=new Intl.DateTimeFormat("en-US",{timeZone:o,hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"}),jt.set(o,t)),t}function de(o,t){let e={};for(let{type:d,value:m}of ns(t).formatToParts(o))e[d]=Number(m);let{year:r=0,month:s=1,day:n=1,hour:i=0,minute:l=0,second:a=0}=e;return{year:r,month:s,day:n,hour:i,minute:l,second:a}}function re(o,t){let e=de(o,t);return Date.UTC(e.year,e.month-1,e.day,e.hour,e.minute,e.second)-Math.floor(o/1e3)*1e3}function q(o,t,e,r){let s=Date.UTC(o,t-1,e),n=re(s-864e5,r),i=re(s+864e5,r),l=s-Math.max(n,i),a=s-Math.min(n,i);return re(l,r)===s-l?l:re(a,r)===s-a?a:os(l-864e5,a,r)}function os(o,t,e){let r=re(o,e);for(;t-o>1e3;){let s=Math.floor((o+t)/2e3)*1e3;re(s,e)===r?o=s:t=s}return t}function x(o,t,e,r=1,s=0){if(t==="hour"){let n=is(o,e)+s*36e5;return{start:n,end:n+36e5}}return{start:Kt(o,t,e,r,s),end:Kt(o,t,e,r,s+1)}}function is(o,t){let e=re(o,t);return Math.floor((o+e)/36e5)*36e5-e}function Kt(o,t,e,r,s){let{year:n,month:i,day:l}=de(o,e);switch(t){case"day":return q(n,i,l+s,e);case"week":{let a=new Date(Date.UTC(n,i-1,l)).getUTCDay();return q(n,i,l-(a-r+7)%7+7*s,e)}case"month":return q(n,i+s,1,e);case"year":return q(n+s,1,1,e)}}function B(o,t,e,r=1){let s=[],n=x(o.start,t,e,r);for(;n.start<o.end;)n.start>=o.start&&s.push(n),n=x(n.end,t,e,r);return s}var tt=class{constructor(t){this.hass=t;this.waiting=[]}ask(t){return new Promise((e,r)=>{this.waiting.push({query:t,resolve:e,reject:r}),this.waiting.length===1&&setTimeout(()=>this.send())})}send(){let t=new Map;for(let e of this.waiting){let{range:r,resolution:s}=e.query,n=`${r.start} ${r.end} ${s}`;t.set(n,[...t.get(n)??[],e])}this.waiting=[];for(let e of t.values())this.sendGroup(e)}async sendGroup(t){let e=t[0];if(!e)return;let{range:r,resolution:s}=e.query;try{let n=await this.hass.callWS({type:"recorder/statistics_during_period",start_time:new Date(r.start).toISOString(),end_time:new Date(r.end).toISOString(),statistic_ids:[...new Set(t.flatMap(({query:i})=>i.ids))],period:s,types:[...new Set(t.flatMap(({query:i})=>i.types))],units:{energy:"kWh",power:"W"}});for(let{query:i,resolve:l}of t)l(as(n,i.ids))}catch(n){for(let{reject:i}of t)i(n)}}};function as(o,t){return Object.fromEntries(t.flatMap(e=>o[e]?[[e,o[e]]]:[]))}var zt=new WeakMap;function P(o,t){if(t.ids.length===0)return Promise.resolve({});let e=zt.get(o.connection);return e||(e=new tt(o),zt.set(o.connection,e)),e.ask(t)}async function Le(o,t,e){let r={start:e.start-3e5,end:e.end},s=await P(o,{ids:t,range:r,resolution:"5minute",types:["sum"]}),n=Object.entries(s).map(([i,l])=>[i,l.slice(1).map((a,d)=>({start:a.start,end:a.end,change:ls(a,l[d])}))]);return Object.fromEntries(n)}function ls(o,t){return typeof o.sum=="number"&&typeof t?.sum=="number"?o.sum-t.sum:null}function qt(o,t,e,r){let s=x(o,t,e,r),n=x(o,t,e,r,-1),i=cs(o,s,n,t,e);return{now:{start:s.start,end:o},before:n,moment:Math.min(i,n.end)}}function cs(o,t,e,r,s){let n=de(o,s),i=o-q(n.year,n.month,n.day,s);if(r==="week"){let m=B(t,"day",s).findIndex(({end:u})=>o<u);return(B(e,"day",s)[m]?.start??e.end)+i}let l=de(e.start,s),a=r==="month"?l.month:n.month,d=new Date(Date.UTC(l.year,a,0)).getUTCDate();return n.day>d?q(l.year,a+1,1,s):q(l.year,a,n.day,s)+i}function V(o,t){let e=null;for(let{start:r,end:s,change:n}of o){let i=Math.min(s,t.end)-Math.max(r,t.start);typeof n!="number"||i<=0||(e=(e??0)+n*(i/(s-r)))}return e}function Vt(o,t,e,r,s){let n=e==="year"?"month":"day",i=x(t.now.start,e,r,s),l=B(i,n,r),a=B(t.before,n,r);return l.map((d,m)=>{let u=a[m],{moment:p}=t;return{period:d,now:V(o,{start:d.start,end:Math.min(d.end,t.now.end)}),before:u?V(o,{start:u.start,end:Math.min(u.end,p)}):null,rest:u?V(o,{start:Math.max(u.start,p),end:u.end}):null}})}function Gt(o,t,e){let r=Array.from({length:7},()=>Array.from({length:24},()=>({sum:0,count:0})));for(let{start:s,change:n}of o){if(typeof n!="number")continue;let i=de(s,t),l=new Date(Date.UTC(i.year,i.month-1,i.day)).getUTCDay(),a=r[(l-e+7)%7]?.[i.hour];a&&(a.sum+=n,a.count+=1)}return r.map(s=>s.map(({sum:n,count:i})=>i?n/i:null))}function be(o){let t=new Map;for(let e of o.flat()){if(typeof e.change!="number")continue;let r=`${e.start} ${e.end}`,s=t.get(r);t.set(r,s?{...s,change:(s.change??0)+e.change}:{...e})}return[...t.values()].sort((e,r)=>e.start-r.start)}var Zt=["week","month","year"],Yt=8,Jt=864e5,we=class extends v{constructor(){super(...arguments);this.span="week";this.rows=[];this.profile=[];this.refresh=new k(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.span=e.span??"week"}static getStubConfig(){return{}}static getConfigForm(){return{schema:[...M,{name:"span",selector:{select:{options:Zt}}}]}}getCardSize(){return 8}getGridOptions(){return{columns:12,min_columns:6}}firstUpdated(){this.refresh.now()}heading(){return this.t("compare.title")}async load(){let e=C(this.hass),r=Date.now(),s=x(r,"hour",e),n=be(Object.values(await Le(this.hass,this.ids,s))),i=n.at(-1)?.end??s.start,l=qt(i,this.span,e,K(this.hass)),a=r-Yt*7*Jt,d={start:Math.min(a,this.span==="year"?1/0:l.before.start),end:s.start},[m,u]=await Promise.all([this.ask(d,"hour"),this.span==="year"?this.year(l,s):Promise.resolve(void 0)]);this.profile=Gt(m.filter(({start:p})=>p>=a),e,K(this.hass)),this.rows=[...u??m,...n],this.comparison=l}async year({before:e,moment:r},s){let n=C(this.hass),i=[x(r,"day",n),{...x(s.start,"day",n),end:s.start}],l={start:e.start,end:s.start};if(n!==this.hass.config.time_zone)return this.ask(l,"hour");let[a,...d]=await Promise.all([this.ask(l,"day"),...i.filter(({start:m,end:u})=>m<u).map(m=>this.ask(m,"hour"))]);return[...a.filter(({start:m})=>i.every(u=>m!==u.start)),...d.flat()]}async ask(e,r){let s=await P(this.hass,{ids:this.ids,range:e,resolution:r,types:["change"]});return be(Object.values(s))}get ids(){return D(this.meters).flatMap(({entities:e})=>e.energy??[])}body(){let e=Zt.map(r=>({value:r,text:this.t(`compare.${r}`)}));return c`<div class="controls">
        ${W(this.t("usage.period"),e,this.span,r=>{this.span=r,this.refresh.now()})}
      </div>
      ${this.comparison?this.compared(this.comparison):this.notice("state.loading")} ${this.usualWeek()}`}compared(e){let r=V(this.rows,e.now),s=V(this.rows,{start:e.before.start,end:e.moment});if(r===null||s===null)return this.notice("compare.none");let n=this.t("compare.so_far",{now:_(this.hass,r),before:_(this.hass,s)});return c`<p class="verdict">${this.verdict(r,s)}</p>
      <p class="notice">${n}</p>
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(e)}
        .format=${i=>_(this.hass,i)}
        .summary=${n}
        filename="comparison"
      ></smart-energy-chart>`}verdict(e,r){let s=r>0?e/r-1:0,n=Pe(this.hass,Math.abs(s));return Math.abs(s)<.005?this.t("compare.same"):this.t(s>0?"compare.more":"compare.less",{percent:n})}chartData(e){let r=Vt(this.rows,e,this.span,C(this.hass),K(this.hass)),s={week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}}[this.span],n=this.span==="year"?{month:"long"}:{weekday:"long",day:"numeric",month:"long"},i=a=>r.map(d=>d[a]),l=`color-mix(in srgb, ${et} 45%, transparent)`;return{unit:"kWh",columns:r.map(({period:a})=>({label:b(this.hass,a.start,s),title:b(this.hass,a.start,n),...a})),series:[{name:this.t("compare.this",{span:this.t(`span.${this.span}`)}),color:ce,values:i("now"),shape:"beside"},{name:this.t("compare.before"),color:et,values:i("before")},{name:this.t("compare.rest"),color:l,values:i("rest")}]}}usualWeek(){let e=this.profile.flat().filter(i=>i!==null);if(e.length===0)return c``;let r={low:Math.min(...e),high:Math.max(...e)},s=this.t("compare.profile_summary",{weeks:String(Yt),low:_(this.hass,r.low),high:_(this.hass,r.high)}),n=i=>new Intl.DateTimeFormat(this.hass.locale.language,{weekday:"short",timeZone:"UTC"}).format((3+K(this.hass)+i)*Jt);return c`<h3>${this.t("compare.profile")}</h3>
      ${Nt(this.profile,{summary:s,row:n,column:i=>String(i),format:i=>i===null?this.t("state.unknown"):_(this.hass,i)})}
      <p class="notice">${s}</p>`}static{this.styles=[v.styles,z,It,y`
      .controls {
        margin-bottom: 8px;
      }
      .verdict {
        margin: 0;
        font-size: 22px;
      }
      h3 {
        margin: 16px 0 8px;
        font-size: 14px;
        font-weight: 500;
      }
    `]}};f([w()],we.prototype,"span",2);function Xt(o,t){return o.callWS({type:"smart_energy/forecast",device_ids:t})}function Qt(o,t){return o.callWS({type:"smart_energy/bill",device_ids:t})}function er(o,t){let e=new Map;for(let r of o){let s=e.get(t(r))??{amount:0,quantity:0,unit:r.unit};s.amount+=Number(r.amount),s.quantity+=Number(r.quantity),s.unit!==r.unit&&(s.unit=null),e.set(t(r),s)}return[...e].map(([r,{amount:s,quantity:n,unit:i}])=>({name:r,amount:s,quantity:i===null?"":`${Number(n.toFixed(3))} ${i}`}))}function rt(o,t){return o===null||t===null||t<=0?null:o/t}function tr(o){let t=new Set(o.map(({currency:e})=>e));return t.size===1?[...t][0]??null:null}var ds=["item","component","device"],xe=class extends v{constructor(){super(...arguments);this.by="item";this.bills={};this.refresh=new k(this,{load:()=>this.load(),everyMs:3e5})}static getStubConfig(){return{}}static getConfigForm(){return{schema:M}}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}firstUpdated(){this.refresh.now()}heading(){return this.t("costs.title")}*watched(){}async load(){this.bills=await Qt(this.hass,D(this.meters).map(({id:e})=>e))}body(){let e=Object.values(this.bills);if(!e[0])return c`${this.notice("costs.none")}
        <a class="link" href="/config/integrations/integration/smart_energy">${this.t("settings.tariff")}</a>`;let s=tr(e);return s===null?c`${e.map(n=>this.figures([n],n.currency))}`:c`${this.figures(e,s)}
    ${W(this.t("costs.by"),ds.map(n=>({value:n,text:this.t(`costs.${n}`)})),this.by,n=>this.by=n)}
    ${this.breakdown(this.rows(e),s)} ${e.map(n=>this.remarks(n))}`}figures(e,r){let s=u=>e.every(p=>p[u]!==null)?e.reduce((p,g)=>p+Number(g[u]),0):null,[n,i,l]=[s("total"),s("projected"),s("budget")],a=e[0],d=u=>u===null?this.t("state.unknown"):I(this.hass,u,r),m=a?b(this.hass,Date.parse(a.start),{dateStyle:"medium"}):"";return c`<p class="total">${d(n)}</p>
      <p class="notice">${this.t("costs.since",{date:m})}</p>
      <dl>
        <dt>${this.t("costs.projected")}</dt>
        <dd>${d(i)}</dd>
        ${l===null?h:c`<dt>${this.t("costs.budget")}</dt>
                <dd>${d(l)}</dd>`}
      </dl>
      ${this.meterOf(n,i,l)}`}meterOf(e,r,s){let n=rt(e,s);if(n===null)return h;let i=rt(r,s),l=m=>`${T(this.hass,m*100,0)} %`,a=this.t(i!==null&&i>1?"costs.over":"costs.within",{used:l(n),expected:i===null?this.t("state.unknown"):l(i)}),d=m=>`width:${Math.min(100,m*100)}%`;return c`<div class="budget" aria-hidden="true">
        ${i===null?h:c`<i class="expected" style=${d(i)}></i>`}
        <i class=${n>1?"used over":"used"} style=${d(n)}></i>
      </div>
      <p class="notice">${a}</p>`}rows(e){if(this.by==="device")return D(this.meters).flatMap(({id:s,name:n})=>{let i=this.bills[s];return i?[{name:n,amount:Number(i.total),quantity:""}]:[]});let r=this.by;return er(e.flatMap(({lines:s})=>s),s=>s[r])}breakdown(e,r){return c`<table>
      <tbody>
        ${e.map(({name:s,quantity:n,amount:i})=>c`<tr>
              <th scope="row">${s}</th>
              <td>${n}</td>
              <td>${I(this.hass,i,r)}</td>
            </tr>`)}
      </tbody>
    </table>`}remarks(e){let{tier:r,estimated_hours:s,missing_hours:n}=e,i=l=>T(this.hass,l,l<10?1:0);return c`${r===null?h:c`<p class="notice">
            ${this.t(r.limit_kwh===null?"costs.last_tier":"costs.tier",{name:r.name,used:r.used_kwh,limit:r.limit_kwh??""})}
          </p>`}
    ${s>0?c`<p class="notice">${this.t("costs.estimated",{hours:i(s)})}</p>`:h}
    ${n>0?c`<p class="notice">${this.t("costs.missing",{hours:i(n)})}</p>`:h}`}static{this.styles=[v.styles,z,y`
      .total {
        margin: 0;
        font-size: 32px;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        margin: 0 0 8px;
      }
      dd {
        margin: 0;
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
      .budget {
        position: relative;
        height: 10px;
        border-radius: 5px;
        background: var(--divider-color);
        overflow: hidden;
      }
      .budget i {
        position: absolute;
        inset: 0 auto 0 0;
      }
      .used {
        background: var(--primary-color);
      }
      .over {
        background: var(--error-color, #db4437);
      }
      .expected {
        background: color-mix(in srgb, var(--primary-color) 35%, transparent);
      }
      table {
        width: 100%;
        margin-top: 8px;
        border-collapse: collapse;
      }
      th {
        text-align: left;
        font-weight: normal;
      }
      th,
      td {
        padding: 6px 0;
        border-bottom: 1px solid var(--divider-color);
      }
      td {
        padding-left: 12px;
        text-align: right;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .link {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
        color: var(--primary-color);
      }
    `]}};f([w()],xe.prototype,"by",2);var rr={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},sr=o=>(...t)=>({_$litDirective$:o,values:t}),Ue=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,r){this._$Ct=t,this._$AM=e,this._$Ci=r}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var nr=sr(class extends Ue{constructor(o){if(super(o),o.type!==rr.ATTRIBUTE||o.name!=="class"||o.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(o){return" "+Object.keys(o).filter(t=>o[t]).join(" ")+" "}update(o,[t]){if(this.st===void 0){this.st=new Set,o.strings!==void 0&&(this.nt=new Set(o.strings.join(" ").split(/\s/).filter(r=>r!=="")));for(let r in t)t[r]&&!this.nt?.has(r)&&this.st.add(r);return this.render(t)}let e=o.element.classList;for(let r of this.st)r in t||(e.remove(r),this.st.delete(r));for(let r in t){let s=!!t[r];s===this.st.has(r)||this.nt?.has(r)||(s?(e.add(r),this.st.add(r)):(e.remove(r),this.st.delete(r)))}return U}});function ar(o){let t=o.flatMap(n=>{let i=o.filter(({meter:l})=>l.parentId===n.meter.id);return i.length?[n,us(n,i)]:[n]}),e=new Set(o.map(({meter:n})=>n.id)),s=o.filter(({meter:n})=>n.parentId===null||!e.has(n.parentId)).reduce((n,{todayKwh:i})=>n+(i??0),0);return t.map(n=>({...n,share:n.todayKwh!==null&&s>0?n.todayKwh/s:null}))}function us(o,t){let e=r=>{let s=t.map(i=>i[r]),n=o[r];return n===null||s.includes(null)?null:Math.max(0,n-s.reduce((i,l)=>i+(l??0),0))};return{...o,untracked:!0,powerW:e("powerW"),todayKwh:e("todayKwh"),costToday:e("costToday"),standbyW:null,share:null}}var or={power:"powerW",today:"todayKwh",cost:"costToday"};function lr(o,t){let e=new Set(o.map(({meter:s})=>s.id)),r=o.filter(({meter:s,untracked:n})=>!n&&(s.parentId===null||!e.has(s.parentId)));return ir(r,t).flatMap(s=>{let n=o.filter(({meter:i,untracked:l})=>i.parentId===s.meter.id||l&&i.id===s.meter.id);return[s,...ir(n,t)]})}function ir(o,t){let e=r=>r.online===!1&&!r.untracked?0:1;return[...o].sort((r,s)=>e(r)!==e(s)?e(r)-e(s):t==="name"?Number(r.untracked)-Number(s.untracked)||r.meter.name.localeCompare(s.meter.name,void 0,{numeric:!0}):(s[or[t]]??-1/0)-(r[or[t]]??-1/0)||r.meter.name.localeCompare(s.meter.name))}function cr(o,t){let e=new Map;for(let{start:n,mean:i}of o){if(typeof i!="number")continue;let l=x(n,"day",t).start;e.set(l,[...e.get(l)??[],i])}let r=[...e.values()].filter(n=>n.length>=20).map(n=>Math.min(...n));if(r.length===0)return null;r.sort((n,i)=>n-i);let s=r.length>>1;return r.length%2?r[s]??null:((r[s-1]??0)+(r[s]??0))/2}var dr=["power","today","cost","name"],ms=7*864e5;function ur(o,t){return t===void 0?null:o[t]??null}var $e=class extends v{constructor(){super(...arguments);this.sort="power";this.todayKwh={};this.standbyW={};this.refresh=new k(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.sort=e.sort??"power"}static getStubConfig(){return{}}static getConfigForm(){return{schema:[...M,{name:"sort",selector:{select:{options:dr}}}]}}getCardSize(){return 2+this.meters.length}getGridOptions(){return{columns:12,min_columns:6}}firstUpdated(){this.refresh.now()}heading(){return this.t("devices.title")}async load(){let e=C(this.hass),r=Date.now(),s=x(r,"day",e),n=x(r,"hour",e),i=this.meters.flatMap(({entities:u})=>u.energy??[]),l=this.meters.flatMap(({entities:u})=>u.power??[]),[a,d,m]=await Promise.all([P(this.hass,{ids:i,range:{start:s.start,end:n.start},resolution:"hour",types:["change"]}),Le(this.hass,i,n),P(this.hass,{ids:l,range:{start:n.start-ms,end:n.start},resolution:"hour",types:["mean"]})]);for(let u of i)this.todayKwh[u]=V([...a[u]??[],...d[u]??[]],s);for(let u of l)this.standbyW[u]=cr(m[u]??[],e)}body(){let e=lr(ar(this.meters.map(n=>this.row(n))),this.sort),r=e.some(({costToday:n})=>n!==null),s=dr.filter(n=>r||n!=="cost");return c`<div class="controls">
        ${W(this.t("devices.sort"),s.map(n=>({value:n,text:this.t(`devices.${n}`)})),this.sort,n=>this.sort=n)}
      </div>
      <ul>
        ${e.map(n=>this.item(n))}
      </ul>`}row(e){let r=Q(this.hass,e,"power");return{meter:e,untracked:!1,online:this.online(e)??r!==null,lastSeen:this.lastSeen(e),powerW:r,todayKwh:Q(this.hass,e,"energy_today")??ur(this.todayKwh,e.entities.energy),costToday:Q(this.hass,e,"cost_today"),standbyW:ur(this.standbyW,e.entities.power),share:null}}online(e){let r=this.hass.states[e.entities.status??""]?.state;return r==="on"||r==="off"?r==="on":null}lastSeen(e){let r=Date.parse(this.hass.states[e.entities.last_reading??""]?.state??"");return Number.isNaN(r)?null:r}item(e){let r=e.untracked||e.meter.parentId!==null,s=e.online===!1&&!e.untracked;return c`<li class=${nr({inner:r,dark:s})}>
      <button
        @click=${()=>{this.open(e)}}
      >
        <span class="name">${e.untracked?this.t("devices.rest",{name:e.meter.name}):e.meter.name}</span>
        <span class="now"
          >${s?this.offline(e):this.written(e.powerW,n=>ee(this.hass,n))}</span
        >
        <span class="bar" aria-hidden="true"><i style="width:${Math.round((e.share??0)*100)}%"></i></span>
        <span class="today">
          ${this.t("devices.today_is",{value:this.written(e.todayKwh,n=>_(this.hass,n))})}
          ${this.ifKnown(e.share,n=>Pe(this.hass,n))}
          ${this.ifKnown(e.costToday,n=>I(this.hass,n,this.hass.config.currency??"EUR"))}
          ${this.ifKnown(e.standbyW,n=>this.t("devices.standby",{value:ee(this.hass,n)}))}
        </span>
      </button>
    </li>`}ifKnown(e,r){return e===null?h:c`<span>${r(e)}</span>`}written(e,r){return e===null?this.t("state.unknown"):r(e)}offline(e){let r=e.lastSeen===null?"":b(this.hass,e.lastSeen,{dateStyle:"short",timeStyle:"short"});return c`<ha-icon icon="mdi:alert-circle-outline"></ha-icon> ${this.t("state.offline")} ${r}`}open({meter:e,untracked:r}){let s=e.entities[r?"energy":"power"];s&&le(this,s)}static{this.styles=[v.styles,z,y`
      ul {
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      li + li {
        border-top: 1px solid var(--divider-color);
      }
      li > button {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 2px 12px;
        width: 100%;
        padding: 8px 0;
        border: 0;
        background: none;
        text-align: left;
      }
      .inner > button {
        padding-left: 20px;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .now {
        font-variant-numeric: tabular-nums;
        font-weight: 500;
      }
      .dark .now {
        color: var(--error-color, #db4437);
      }
      .dark ha-icon {
        --mdc-icon-size: 18px;
      }
      .bar {
        grid-column: 1 / -1;
        height: 4px;
        border-radius: 2px;
        background: var(--divider-color);
        overflow: hidden;
      }
      .bar i {
        display: block;
        height: 100%;
        background: var(--energy-grid-consumption-color, #488fc2);
      }
      .today {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        font-size: 13px;
        color: var(--secondary-text-color);
        font-variant-numeric: tabular-nums;
      }
    `]}};f([w()],$e.prototype,"sort",2);function mr(o,t,e){let r=new Map(o.map(({start:n,change:i})=>[n,i??null])),s=t.map(({past:n,hours:i})=>hs([...n,...i]));return e.map(({start:n})=>{let i=s.map(a=>a.get(n)),l=a=>i.length===0||i.includes(void 0)?null:i.reduce((d,m)=>d+(m?.[a]??0),0);return{start:n,measured:r.get(n)??null,expected:l("kwh"),low:l("p10"),high:l("p90")}})}function hs(o){return new Map(o.map(t=>[Date.parse(t.start),t]))}function st(o,t){let e=o.map(r=>r[t]);return e.length===0||e.includes(null)?null:e.reduce((r,s)=>r+(s??0),0)}var nt=36e5,Ne=class extends v{constructor(){super(...arguments);this.forecasts={};this.measured=[];this.range={start:0,end:0};this.refresh=new k(this,{load:()=>this.load(),everyMs:nt})}static getStubConfig(){return{}}static getConfigForm(){return{schema:M}}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}firstUpdated(){this.refresh.now()}heading(){return this.t("forecast.title")}*watched(){}async load(){let e=C(this.hass),r=x(Date.now(),"hour",e);this.range={start:x(Date.now(),"day",e).start,end:r.start+24*nt};let s=D(this.meters),n=s.flatMap(({entities:d})=>d.energy??[]),i={start:this.range.start,end:r.start},[l,a]=await Promise.all([i.start<i.end?P(this.hass,{ids:n,range:i,resolution:"hour",types:["change"]}):Promise.resolve({}),Xt(this.hass,s.map(({id:d})=>d))]);this.measured=be(Object.values(l)),this.forecasts=a}body(){let e=Object.values(this.forecasts).filter(({hours:n})=>n.length>0);if(e.length===0)return this.none();let r=mr(this.measured,e,B(this.range,"hour",C(this.hass))),s=[["forecast.today",st(e,"today_kwh")],["forecast.tomorrow",st(e,"tomorrow_kwh")]];return c`<dl>
        ${s.map(([n,i])=>c`<div>
              <dt>${this.t(n)}</dt>
              <dd>${i===null?this.t("state.unknown"):_(this.hass,i)}</dd>
            </div>`)}
      </dl>
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(r)}
        .format=${n=>_(this.hass,n)}
        .summary=${this.summary(s)}
        filename="forecast"
      ></smart-energy-chart>`}none(){let e=Object.values(this.forecasts).flatMap(({reason:r})=>r??[]);return c`${this.notice("forecast.none")} ${e.length?c`<p class="notice">${e[0]}</p>`:h}`}summary(e){return e.map(([r,s])=>`${this.t(r)}: ${s===null?this.t("state.unknown"):_(this.hass,s)}`).join(", ")}chartData(e){return{unit:"kWh",columns:e.map(({start:r})=>({label:b(this.hass,r,{hour:"numeric"}),title:b(this.hass,r,{weekday:"short",hour:"numeric",minute:"2-digit"}),start:r,end:r+nt})),series:[{name:this.t("forecast.measured"),color:ce,values:e.map(({measured:r})=>r)},{name:this.t("forecast.expected"),color:Ft,values:e.map(({expected:r})=>r),shape:"line"}],expected:e.map(({low:r,high:s})=>r===null||s===null?null:{low:r,high:s})}}static{this.styles=[v.styles,y`
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 24px;
        margin: 0 0 8px;
      }
      dt {
        font-size: 12px;
        color: var(--secondary-text-color);
      }
      dd {
        margin: 0;
        font-size: 22px;
        font-variant-numeric: tabular-nums;
      }
    `]}};function hr(o,t){let e=o.filter(d=>d!==null),r=Math.min(0,...e),s=Math.max(0,...e,r+1),n=d=>o.length>1?d/(o.length-1)*100:50,i=d=>30-(d-r)/(s-r)*28,l="M",a=o.map((d,m)=>{if(d===null)return l="M","";let u=`${l}${n(m).toFixed(1)} ${i(d).toFixed(1)}`;return l="L",u});return c`<svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
    ${R`<path d=${a.join("")} fill="none" stroke=${t} stroke-width="2" vector-effect="non-scaling-stroke" stroke-linejoin="round"></path>`}
  </svg>`}async function pr(o,t,e){if(t.length===0)return{};let r=await o.callWS({type:"history/history_during_period",start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),entity_ids:t,minimal_response:!0,no_attributes:!0,significant_changes_only:!1});return Object.fromEntries(Object.entries(r).map(([s,n])=>[s,n.map(ps)]))}function ps({s:o,lu:t}){let e=Number(o);return{time:t*1e3,value:o.trim()!==""&&Number.isFinite(e)?e:null}}function fr(o,t,e){let r=(t.end-t.start)/e,s=Array.from({length:e},()=>({weighted:0,time:0}));return o.forEach(({time:n,value:i},l)=>{if(i===null)return;let a=Math.max(n,t.start),d=Math.min(o[l+1]?.time??t.end,t.end),m=Math.floor((a-t.start)/r);for(let u=m;u<e&&t.start+u*r<d;u++){let p=s[u],g=t.start+u*r,$=Math.min(d,g+r)-Math.max(a,g);!p||$<=0||(p.weighted+=i*$,p.time+=$)}}),s.map(({weighted:n,time:i})=>i>0?n/i:null)}var gr=36e5,fs=.5,gs=["voltage","current","power_factor","frequency"],ys=["energy_today","cost_today"],Ie=class extends v{constructor(){super(...arguments);this.hour={end:0,points:{}};this.history=new k(this,{load:()=>this.load(),everyMs:3e5})}static getStubConfig(){return{}}static getConfigForm(){return{schema:M}}getCardSize(){return 3*Math.max(1,this.meters.length)}getGridOptions(){return{columns:12,min_columns:6}}firstUpdated(){this.history.now()}async load(){let e=Date.now(),r=this.meters.flatMap(({entities:s})=>s.power??[]);this.hour={end:e,points:await pr(this.hass,r,{start:e-gr,end:e})}}heading(){return this.t("live.title")}body(){return c`<div class="meters">${this.meters.map(e=>this.meter(e))}</div>`}meter(e){let r=Q(this.hass,e,"power");return c`<section aria-label=${e.name}>
      <button class="main" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span class="power">${r===null?this.t("state.offline"):ee(this.hass,r)}</span>
        <span class="flow">${r===null?h:this.flow(r)}</span>
      </button>
      ${this.trend(e,r)}
      <dl>
        ${gs.map(s=>this.value(e,s))} ${ys.map(s=>this.value(e,s))}
        ${this.costNow(e,r)}
      </dl>
    </section>`}flow(e){let[r,s]=Math.abs(e)<fs?["·","live.still"]:e<0?["↑","live.exporting"]:["↓","live.importing"];return c`<span aria-hidden="true">${r}</span> ${this.t(s)}`}trend(e,r){let s=this.hour.points[e.entities.power??""];if(!s)return h;let n=Date.now(),i=r===null?[]:[{time:Math.max(this.hour.end,n-1e3),value:r}],l=fr([...s,...i],{start:n-gr,end:n},60),a=r!==null&&r<0?He:ce;return c`<div class="trend" title=${this.t("live.trend")}>${hr(l,a)}</div>`}value(e,r){let s=e.entities[r],n=s===void 0?void 0:this.hass.states[s];return n?c`<div class=${r}>
      <dt>${this.t(`live.${r}`)}</dt>
      <dd>${this.hass.formatEntityState(n)}</dd>
    </div>`:h}costNow(e,r){let s=Q(this.hass,e,"price"),n=this.hass.states[e.entities.price??""]?.attributes.unit_of_measurement??"",[i,l]=n.split("/");return s===null||r===null||!i||l!=="kWh"?h:c`<div class="cost_now">
      <dt>${this.t("live.cost_now")}</dt>
      <dd>${this.t("live.per_hour",{amount:I(this.hass,s*r/1e3,i)})}</dd>
    </div>`}open(e,r){let s=e.entities[r];s&&le(this,s)}static{this.styles=[v.styles,y`
      .meters {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        gap: 16px;
      }
      section {
        min-width: 0;
      }
      .main {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: baseline;
        width: 100%;
        padding: 0;
        border: 0;
        background: none;
        text-align: left;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: var(--secondary-text-color);
      }
      .power {
        grid-row: 2;
        font-size: 32px;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      .flow {
        grid-row: 2;
        color: var(--secondary-text-color);
      }
      .trend {
        height: 44px;
        margin: 4px 0;
      }
      .trend svg {
        width: 100%;
        height: 100%;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(84px, 1fr));
        gap: 6px 12px;
        margin: 0;
      }
      dt {
        font-size: 12px;
        color: var(--secondary-text-color);
      }
      dd {
        margin: 0;
        font-variant-numeric: tabular-nums;
      }
    `]}};function yr(o){let t=["start","end",...o.series.map(({name:s})=>`${s} (${o.unit})`)],e=o.expected?[`low (${o.unit})`,`high (${o.unit})`]:[],r=o.columns.map((s,n)=>[new Date(s.start).toISOString(),new Date(s.end).toISOString(),...o.series.map(({values:i})=>ot(i[n])),...o.expected?[ot(o.expected[n]?.low),ot(o.expected[n]?.high)]:[],s.note??""]);return[[...t,...e,"note"],...r].map(s=>s.map(vs).join(",")).join(`\r
`)+`\r
`}function ot(o){return o==null?"":String(o)}function vs(o){let t=/^[=+@\t\r]|^-(?![\d.])/.test(o)?`'${o}`:o;return/[",\r\n]/.test(t)?`"${t.replaceAll('"','""')}"`:t}function _e(o){let t=o.filter(e=>e!==null);return t.length?t.reduce((e,r)=>e+r,0):null}var bs={day:"hour",week:"day",month:"day",year:"month"};function vr(o,t,e,r,s=0){let n=bs[o];return{range:x(t,o,e.shown,r,s),bar:n,resolution:e.shown===e.home?n:"hour"}}function br(o,t){let e=t.map(()=>null);for(let{start:r,change:s}of o){if(typeof s!="number")continue;let n=ws(t,r);n!==null&&(e[n]=(e[n]??0)+s)}return e}function ws(o,t){let e=0,r=o.length;for(;e<r;){let n=e+r>>1;(o[n]?.end??1/0)<=t?e=n+1:r=n}let s=o[e];return s&&s.start<=t?e:null}function wr(o,t,e){return B(o.range,o.bar,t,e)}var xr=["day","week","month","year"],xs={day:{hour:"numeric"},week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}},$s={day:{weekday:"short",hour:"numeric",minute:"2-digit"},week:{weekday:"long",day:"numeric",month:"long"},month:{weekday:"short",day:"numeric",month:"long"},year:{month:"long",year:"numeric"}},se=class extends v{constructor(){super(...arguments);this.span="day";this.unit="energy";this.step=0;this.refresh=new k(this,{load:()=>this.load(),everyMs:3e5});this.format=e=>this.unit==="money"?I(this.hass,e,this.currency):_(this.hass,e)}setConfig(e){super.setConfig(e),this.span=e.span??"day",this.unit=e.unit??"energy"}static getStubConfig(){return{}}static getConfigForm(){return{schema:[...M,{name:"span",selector:{select:{options:xr}}},{name:"unit",selector:{select:{options:["energy","money"]}}}]}}getCardSize(){return 6}getGridOptions(){return{columns:"full",min_columns:6}}firstUpdated(){this.refresh.now()}heading(){return this.t("usage.title")}get page(){let e={shown:C(this.hass),home:this.hass.config.time_zone};return vr(this.span,Date.now(),e,K(this.hass),this.step)}async load(){let e=this.page,r=D(this.meters).flatMap(l=>this.idsOf(l)),{range:s,resolution:n}=e,i=await P(this.hass,{ids:r,range:s,resolution:n,types:["change"]});this.shown={page:e,statistics:i}}idsOf(e){let{energy:r,energy_export:s,cost_total:n}=e.entities;return(this.unit==="money"?[n]:[r,s]).filter(i=>i!==void 0)}body(){if(!this.shown)return this.notice("state.loading");let{page:e}=this.shown,r=this.chartData(this.shown.page,this.shown.statistics),s=r.series.every(({values:n})=>n.every(i=>i===null));return c`${this.controls(e)}
    ${s?this.notice(this.unit==="money"&&r.series.length===0?"usage.no_cost":"state.empty"):c`<smart-energy-chart
            .hass=${this.hass}
            .data=${r}
            .format=${this.format}
            .summary=${this.summary(e,r)}
            filename="usage-${new Date(e.range.start).toISOString().slice(0,10)}"
          ></smart-energy-chart>`}`}get currency(){return this.hass.config.currency??"EUR"}summary(e,r){let s=_e(r.series.map(({values:n})=>_e(n)));return this.t("usage.summary",{title:this.t("usage.title"),range:this.rangeText(e.range),total:s===null?this.t("state.unknown"):this.format(s)})}rangeText(e){let r={day:"numeric",month:"long",year:"numeric"};return{day:b(this.hass,e.start,{weekday:"long",...r}),week:`${b(this.hass,e.start,{day:"numeric",month:"short"})} – ${b(this.hass,e.end-1,{day:"numeric",month:"short",year:"numeric"})}`,month:b(this.hass,e.start,{month:"long",year:"numeric"}),year:b(this.hass,e.start,{year:"numeric"})}[this.span]}chartData(e,r){let s=wr(e,C(this.hass),K(this.hass)),n=Date.now(),i=s.map(a=>({label:b(this.hass,a.start,xs[this.span]),title:b(this.hass,a.start,$s[this.span]),...a,...a.start<=n&&n<a.end?{note:this.t("usage.incomplete")}:{}}));return{unit:this.unit==="money"?this.currency:"kWh",columns:i,series:this.series(s,r)}}series(e,r){return D(this.meters).flatMap((s,n)=>{let{energy:i,energy_export:l,cost_total:a}=s.entities,d=g=>{let $=g===void 0?void 0:r[g];return $&&br($,e)},m=d(this.unit==="money"?a:i),u=this.unit==="money"?void 0:d(l),p=m?[{name:s.name,color:Bt(n),values:m}]:[];if(u?.some(g=>g!==null&&g!==0)){let g=this.t("usage.exported",{name:s.name});p.push({name:g,color:He,values:u.map($=>$===null?null:-$)})}return p})}controls(e){let r=xr.map(n=>({value:n,text:this.t(`usage.${n}`)})),s=["energy","money"].map(n=>({value:n,text:this.t(`usage.${n}`)}));return c`<div class="controls">
        ${W(this.t("usage.period"),r,this.span,n=>{this.show({span:n})})}
        ${W(this.t("usage.unit"),s,this.unit,n=>{this.show({unit:n})})}
      </div>
      <div class="pager">
        ${this.turn("usage.previous","‹",this.step-1)}
        <span aria-live="polite">${this.rangeText(e.range)}</span>
        ${this.turn("usage.next","›",this.step+1)}
        ${this.step<0?this.turn("usage.now",this.t("usage.now"),0):h}
      </div>`}turn(e,r,s){return c`<button
      class="plain"
      aria-label=${this.t(e)}
      ?disabled=${s>0}
      @click=${()=>{this.show({step:s})}}
    >
      ${r}
    </button>`}show(e){e.span&&e.span!==this.span&&(this.step=0),this.span=e.span??this.span,this.unit=e.unit??this.unit,this.step=e.step??this.step,this.refresh.now()}static{this.styles=[v.styles,z,y`
      .controls,
      .pager {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-bottom: 8px;
      }
      .controls {
        justify-content: space-between;
      }
      .pager {
        flex-wrap: nowrap;
      }
      .pager span {
        flex: 0 1 auto;
        text-align: center;
      }
      button:disabled {
        opacity: 0.4;
        cursor: default;
      }
    `]}};f([w()],se.prototype,"span",2),f([w()],se.prototype,"unit",2),f([w()],se.prototype,"step",2);function $r(o,t=4){let e=0,r=0;for(let p of o)p===null||!Number.isFinite(p)||(e=Math.min(e,p),r=Math.max(r,p));e===r&&(r=1);let s=(r-e)/t,n=Math.floor(Math.log10(s)),l=([1,2,5,10].find(p=>p*10**n>=s*.9999)??10)*10**n,a=Math.floor(e/l+1e-9),d=Math.ceil(r/l-1e-9),m=Math.max(0,-Math.floor(Math.log10(l)+1e-9)),u=Array.from({length:d-a+1},(p,g)=>Number(((a+g)*l).toFixed(m)));return{low:a*l,high:d*l,ticks:u,digits:m}}function _r(o,t,e){let r=Math.max(1,Math.floor(t/e));return Math.max(1,Math.ceil(o/r))}var Sr=220,it=44;function kr(o,t){let e=$r(_s(o)),r={left:it,top:20,width:Math.max(10,t-it-4),height:Sr-44},s=o.columns.length,n=r.width/Math.max(1,s),i=a=>r.top+(e.high-a)/(e.high-e.low)*r.height,l=_r(s,r.width,it);return{height:Sr,plot:r,step:n,digits:e.digits,ticks:e.ticks.map(a=>({value:a,y:i(a)})),labels:o.columns.flatMap(({label:a},d)=>d%l===0?[{x:r.left+(d+.5)*n,text:a}]:[]),bands:o.columns.flatMap(({band:a},d)=>a?[{x:r.left+d*n,width:n,color:a}]:[]),expected:(o.expected??[]).flatMap((a,d)=>a?[{x:r.left+d*n,y:i(a.high),width:n,height:Math.max(1,i(a.low)-i(a.high))}]:[]),bars:Ss(o,r.left,n,i),lines:o.series.filter(({shape:a})=>a==="line").map(a=>({path:ks(a,r.left,n,i),color:a.color})),columnAt:a=>{let d=Math.floor((a-r.left)/n);return d>=0&&d<s?d:null}}}function*_s(o){let t=o.series.filter(({shape:e})=>e===void 0||e==="stacked");for(let e=0;e<o.columns.length;e++){let r=t.map(s=>s.values[e]??0);yield r.reduce((s,n)=>s+Math.max(0,n),0),yield r.reduce((s,n)=>s+Math.min(0,n),0),yield o.expected?.[e]?.high??null,yield o.expected?.[e]?.low??null}for(let e of o.series)t.includes(e)||(yield*e.values)}function Ss(o,t,e,r){let s=o.series.filter(({shape:m})=>m===void 0||m==="stacked"),n=o.series.filter(({shape:m})=>m==="beside"),i=n.length+(s.length?1:0),l=Math.min(e*.2,6),a=Math.max(.5,(e-l)/Math.max(1,i)),d=[];return o.columns.forEach((m,u)=>{let p=t+u*e+l/2,g={up:0,down:0},$=(G,ne,oe)=>{let Z=G.values[u];if(Z==null||Z===0)return oe;let[at,Er]=Z>0?[r(oe+Z),r(oe)]:[r(oe),r(oe+Z)];return d.push({x:ne,y:at,width:a,height:Math.max(.5,Er-at),color:G.color,hatched:!!m.note}),oe+Z};n.forEach((G,ne)=>$(G,p+ne*a,0));for(let G of s){let ne=(G.values[u]??0)<0?"down":"up";g[ne]=$(G,p+n.length*a,g[ne])}}),d}function ks(o,t,e,r){let s="M";return o.values.map((n,i)=>{if(n===null)return s="M","";let l=`${s}${(t+(i+.5)*e).toFixed(1)} ${r(n).toFixed(1)}`;return s="L",l}).join("")}var E=class extends A{constructor(){super(...arguments);this.format=String;this.formatTick=(e,r)=>e.toFixed(r);this.summary="";this.unknown="–";this.width=0;this.chosen=null;this.onKey=e=>{let r=this.data.columns.length-1,s=this.chosen,n={ArrowRight:s===null?0:Math.min(r,s+1),ArrowLeft:s===null?r:Math.max(0,s-1),Home:0,End:r,Escape:null};!(e.key in n)||r<0||(e.preventDefault(),this.choose(n[e.key]??null))}}connectedCallback(){super.connectedCallback(),this.observer=new ResizeObserver(([e])=>{this.width=Math.round(e?.contentRect.width??0)}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(e){e.has("data")&&this.chosen!==null&&this.chosen>=this.data.columns.length&&(this.chosen=null)}render(){if(this.width===0)return c`<div class="frame"></div>`;let e=kr(this.data,this.width);return c`<div
        class="frame"
        role="img"
        tabindex="0"
        aria-label=${this.summary}
        @keydown=${this.onKey}
        @pointermove=${r=>{this.choose(e.columnAt(r.clientX-this.getBoundingClientRect().left))}}
        @pointerleave=${()=>{this.choose(null)}}
        @blur=${()=>{this.choose(null)}}
      >
        ${this.picture(e)} ${this.tooltip(e)}
      </div>
      <p class="visually-hidden" aria-live="polite">${this.spoken()}</p>`}picture(e){let{plot:r,height:s}=e;return c`<svg width=${this.width} height=${s} aria-hidden="true">
      <defs>
        <pattern id="estimated" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="6" fill="var(--card-background-color, #fff)" opacity="0.55"></rect>
        </pattern>
      </defs>
      ${e.bands.map(n=>R`<rect class="band" x=${n.x} y=${r.top} width=${n.width} height=${r.height} fill=${n.color}></rect>`)}
      ${e.ticks.map(n=>R`<line class=${n.value===0?"zero":"grid"} x1=${r.left} x2=${r.left+r.width} y1=${n.y} y2=${n.y}></line>
          <text class="tick" x=${r.left-6} y=${n.y+4} text-anchor="end">${this.formatTick(n.value,e.digits)}</text>`)}
      <text class="tick" x=${r.left-6} y="12" text-anchor="end">${this.data.unit}</text>
      ${this.chosen===null?h:R`<rect class="chosen" x=${r.left+this.chosen*e.step} y=${r.top} width=${e.step} height=${r.height}></rect>`}
      ${e.expected.map(n=>R`<rect class="expected" x=${n.x} y=${n.y} width=${n.width} height=${n.height}></rect>`)}
      ${e.bars.map(n=>R`<rect x=${n.x} y=${n.y} width=${n.width} height=${n.height} fill=${n.color} rx="1.5"></rect>
          ${n.hatched?R`<rect x=${n.x} y=${n.y} width=${n.width} height=${n.height} fill="url(#estimated)"></rect>`:h}`)}
      ${e.lines.map(n=>R`<path class="line" d=${n.path} stroke=${n.color}></path>`)}
      ${e.labels.map(n=>R`<text class="tick" x=${n.x} y=${s-4} text-anchor="middle">${n.text}</text>`)}
    </svg>`}tooltip(e){let r=this.chosenColumn;if(!r||this.chosen===null)return h;let s=e.plot.left+(this.chosen+.5)*e.step,n=s>this.width/2?`right:${this.width-s+e.step/2+8}px`:`left:${s+e.step/2+8}px`;return c`<div class="tooltip" style=${n}>
      <strong>${r.title}</strong>
      ${this.data.series.map(i=>c`<div><i style="background:${i.color}"></i>${i.name}<b>${this.valueText(i)}</b></div>`)}
      ${this.expectedText()??h} ${r.note?c`<em>${r.note}</em>`:h}
    </div>`}expectedText(){let e=this.chosen===null?null:this.data.expected?.[this.chosen];return e?c`<div>${this.format(e.low)} – ${this.format(e.high)}</div>`:void 0}get chosenColumn(){return this.chosen===null?void 0:this.data.columns[this.chosen]}valueText(e){let r=this.chosen===null?null:e.values[this.chosen];return r==null?this.unknown:this.format(r)}spoken(){let e=this.chosenColumn;if(!e)return"";let r=this.data.series.map(s=>`${s.name} ${this.valueText(s)}`);return[e.title,...r,...e.note?[e.note]:[]].join(", ")}choose(e){e!==this.chosen&&(this.chosen=e)}static{this.styles=y`
    :host {
      display: block;
      position: relative;
    }
    .frame {
      position: relative;
      min-height: 220px;
      touch-action: pan-y;
    }
    svg {
      display: block;
    }
    .tick {
      font-size: 12px;
      fill: var(--secondary-text-color);
    }
    .grid {
      stroke: var(--divider-color);
    }
    .zero {
      stroke: var(--secondary-text-color);
    }
    .band {
      opacity: 0.14;
    }
    .chosen {
      fill: var(--primary-text-color);
      opacity: 0.08;
    }
    .expected {
      fill: var(--primary-color);
      opacity: 0.25;
    }
    .line {
      fill: none;
      stroke-width: 2;
      stroke-linejoin: round;
    }
    .tooltip {
      position: absolute;
      top: 8px;
      z-index: 1;
      max-width: 60%;
      padding: 8px 10px;
      border: 1px solid var(--divider-color);
      border-radius: 8px;
      background: var(--card-background-color, #fff);
      color: var(--primary-text-color);
      font-size: 13px;
      line-height: 1.5;
      pointer-events: none;
    }
    .tooltip div {
      display: flex;
      align-items: center;
      gap: 6px;
    }
    .tooltip b {
      margin-left: auto;
      padding-left: 12px;
      font-variant-numeric: tabular-nums;
    }
    .tooltip i {
      width: 10px;
      height: 10px;
      border-radius: 2px;
    }
    .tooltip em {
      color: var(--secondary-text-color);
    }
    .visually-hidden {
      position: absolute;
      width: 1px;
      height: 1px;
      margin: 0;
      overflow: hidden;
      clip-path: inset(50%);
    }
  `}};f([S({attribute:!1})],E.prototype,"data",2),f([S({attribute:!1})],E.prototype,"format",2),f([S({attribute:!1})],E.prototype,"formatTick",2),f([S()],E.prototype,"summary",2),f([S()],E.prototype,"unknown",2),f([w()],E.prototype,"width",2),f([w()],E.prototype,"chosen",2);var H=class extends A{constructor(){super(...arguments);this.summary="";this.filename="smart-energy";this.asTable=!1;this.toggle=()=>{this.asTable=!this.asTable};this.download=()=>{let e=document.createElement("a");e.href=URL.createObjectURL(new Blob([yr(this.data)],{type:"text/csv"})),e.download=`${this.filename}.csv`,e.click(),URL.revokeObjectURL(e.href)}}t(e){return N(this.hass.language,e)}render(){return c`${this.asTable?this.table():this.chart()}
      <div class="tools">
        <ul class="legend">
          ${this.data.series.map(e=>c`<li><i class=${e.shape??"stacked"} style="--color:${e.color}"></i>${e.name}</li>`)}
        </ul>
        <button @click=${this.toggle}>${this.t(this.asTable?"chart.chart":"chart.table")}</button>
        <button @click=${this.download}>${this.t("chart.csv")}</button>
      </div>`}chart(){return c`<smart-energy-bar-chart
      .data=${this.data}
      .format=${this.format}
      .formatTick=${(e,r)=>T(this.hass,e,r)}
      .summary=${this.summary}
      .unknown=${this.t("state.unknown")}
    ></smart-energy-bar-chart>`}table(){let{columns:e,series:r,expected:s}=this.data,n=i=>i==null?this.t("state.unknown"):this.format(i);return c`<div class="scroll" tabindex="0" role="region" aria-label=${this.summary}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("chart.time")}</th>
            ${r.map(({name:i})=>c`<th scope="col">${i}</th>`)}
            ${s?c`<th scope="col">${this.t("chart.expected")}</th>`:h}
          </tr>
        </thead>
        <tbody>
          ${e.map((i,l)=>{let a=s?.[l];return c`<tr>
              <th scope="row">${i.title}${i.note?c` <em>(${i.note})</em>`:h}</th>
              ${r.map(({values:d})=>c`<td>${n(d[l])}</td>`)}
              ${s?c`<td>${a?`${n(a.low)} – ${n(a.high)}`:""}</td>`:h}
            </tr>`})}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.t("chart.total")}</th>
            ${r.map(({values:i})=>c`<td>${n(_e(i))}</td>`)}
            ${s?c`<td></td>`:h}
          </tr>
        </tfoot>
      </table>
    </div>`}static{this.styles=y`
    :host {
      display: block;
    }
    .tools {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
    }
    .legend {
      display: flex;
      flex: 1 1 auto;
      flex-wrap: wrap;
      gap: 4px 16px;
      margin: 0;
      padding: 0;
      list-style: none;
      font-size: 13px;
    }
    .legend li {
      display: flex;
      align-items: center;
      gap: 6px;
    }
    .legend i {
      width: 12px;
      height: 12px;
      border-radius: 3px;
      background: var(--color);
    }
    .legend i.line {
      height: 3px;
    }
    button {
      min-height: 44px;
      padding: 0 8px;
      border: 0;
      background: none;
      font: inherit;
      font-size: 13px;
      color: var(--primary-text-color);
      text-decoration: underline;
      text-underline-offset: 3px;
      cursor: pointer;
    }
    :focus-visible {
      outline: 2px solid var(--primary-color);
    }
    .scroll {
      max-height: 360px;
      overflow: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 14px;
    }
    th,
    td {
      padding: 6px 8px;
      border-bottom: 1px solid var(--divider-color);
      text-align: right;
      font-variant-numeric: tabular-nums;
    }
    th:first-child {
      text-align: left;
      font-weight: normal;
    }
    thead th {
      position: sticky;
      top: 0;
      background: var(--card-background-color, #fff);
      color: var(--secondary-text-color);
      font-weight: 500;
    }
    tfoot th,
    tfoot td {
      font-weight: 500;
    }
  `}};f([S({attribute:!1})],H.prototype,"hass",2),f([S({attribute:!1})],H.prototype,"data",2),f([S({attribute:!1})],H.prototype,"format",2),f([S()],H.prototype,"summary",2),f([S()],H.prototype,"filename",2),f([w()],H.prototype,"asTable",2);async function Mr(o){await window.customElements.whenDefined("home-assistant");for(let[t,e]of Object.entries(o))window.customElements.get(t)||window.customElements.define(t,e)}function Ms(o,t){return(e,r)=>{let s=e.entities[r];return s?.platform==="smart_energy"&&t.includes(s.translation_key??"")&&s.device_id?{config:{type:`custom:${o}`,devices:[s.device_id]}}:null}}function Cr(o){let t=window.customCards??=[];for(let{keys:r,...s}of o)t.some(({type:n})=>n===s.type)||t.push({...s,preview:!0,getEntitySuggestion:Ms(s.type,r)});let e=window.customStrategies??=[];e.some(({type:r})=>r==="smart-energy")||e.push({type:"smart-energy",strategyType:"dashboard",name:"Smart Energy",description:"Power, energy, cost, comparison, forecast and alerts of all your meters; it arranges itself."})}function Ar(o){let{status:t,power:e,voltage:r,current:s,energy:n}=o.entities,i=(l,a)=>l===void 0?[]:[{type:"tile",entity:l,...a}];return{type:"grid",cards:[{type:"heading",heading:o.name,icon:"mdi:meter-electric",...t===void 0?{}:{badges:[{type:"entity",entity:t,show_state:!0,show_icon:!0,state_content:["state","last_changed"]}]}},...i(e,{name:"Power",icon:"mdi:flash",color:"amber",grid_options:{columns:"full",rows:2},features:[{type:"trend-graph",hours_to_show:1}]}),...i(r,{name:"Voltage"}),...i(s,{name:"Current"}),...i(n,{name:"Energy register",grid_options:{columns:"full"}})]}}var Rr={number:[{type:"numeric-input",style:"buttons"}],select:[{type:"select-options"}]};function Tr(o,t){return[{type:"grid",cards:[{type:"markdown",content:N(o.language,"settings.explanation"),text_only:!0,grid_options:{columns:"full"}},Cs(N(o.language,"settings.tariff"),"mdi:cash-clock")]},...t.flatMap(e=>As(o,e))]}function Cs(o,t){return{type:"button",name:o,icon:t,tap_action:{action:"navigate",navigation_path:"/config/integrations/integration/smart_energy"},grid_options:{columns:"full",rows:1}}}function As(o,t){let e=Object.values(t.entities).filter(r=>o.entities[r]?.entity_category==="config").map(r=>({id:r,domain:r.split(".")[0]??""})).filter(({domain:r})=>["number","switch","select"].includes(r)).sort((r,s)=>r.domain.localeCompare(s.domain)||r.id.localeCompare(s.id)).map(({id:r,domain:s})=>({type:"tile",entity:r,name:{type:"entity"},grid_options:{columns:"full"},...Rr[s]?{features:Rr[s],features_position:"inline"}:{}}));return e.length===0?[]:[{type:"grid",cards:[{type:"heading",heading:t.name,icon:"mdi:meter-electric"},...e]}]}var We=class extends HTMLElement{static generate(t,e){let r=De(e);return Promise.resolve({title:"Smart Energy",views:[Rs(e),Ts(e),Es(e),Os(e,r),Ds(e,r)]})}};function Se(o,t,e,r){return{title:N(o.language,`view.${t}`),path:t,icon:e,type:"sections",max_columns:3,sections:r}}function F(o,t=1){return{type:"grid",column_span:t,cards:o}}function O(o,t={}){return{type:`custom:smart-energy-${o}-card`,grid_options:{columns:"full"},...t}}function Rs(o){return Se(o,"overview","mdi:lightning-bolt",[F([O("alerts",{compact:!0}),O("live")]),F([O("usage")]),F([O("costs"),O("forecast")])])}function Ts(o){return Se(o,"analytics","mdi:chart-bar",[F([O("usage",{span:"month"})],2),F([O("compare")]),F([O("costs")]),F([O("forecast")],2)])}function Es(o){return Se(o,"alerts","mdi:alert-circle-outline",[F([O("alerts")],2)])}function Os(o,t){return Se(o,"devices","mdi:meter-electric",[F([O("devices")]),...t.map(Ar)])}function Ds(o,t){return Se(o,"settings","mdi:cog",Tr(o,t))}Cr([{type:"smart-energy-live-card",name:"Smart Energy: now",description:"Voltage, current, power and its direction, the last hour, and today so far.",keys:["power","voltage","current"]},{type:"smart-energy-devices-card",name:"Smart Energy: devices",description:"Every meter and circuit with its power, energy today, share and standby.",keys:["status","power"]},{type:"smart-energy-usage-card",name:"Smart Energy: usage",description:"Energy or money by the hour, day, week, month and year.",keys:["energy","energy_export","energy_today"]},{type:"smart-energy-alerts-card",name:"Smart Energy: alerts",description:"What is wrong now, to be acknowledged, and what was.",keys:[...ke,"alert"]},{type:"smart-energy-compare-card",name:"Smart Energy: comparison",description:"This week, month or year against the one before, to this moment.",keys:["energy","energy_today"]},{type:"smart-energy-costs-card",name:"Smart Energy: costs",description:"The bill so far, by tariff period, component and device, with projection and budget.",keys:["cost_today","cost_total","cost_billing_period","price"]},{type:"smart-energy-forecast-card",name:"Smart Energy: forecast",description:"The next 24 hours with their band, beside what was measured.",keys:["energy_expected_today","energy_expected_tomorrow"]}]);Mr({"ll-strategy-dashboard-smart-energy":We,"smart-energy-alerts-card":te,"smart-energy-bar-chart":E,"smart-energy-chart":H,"smart-energy-compare-card":we,"smart-energy-costs-card":xe,"smart-energy-devices-card":$e,"smart-energy-forecast-card":Ne,"smart-energy-live-card":Ie,"smart-energy-usage-card":se});
