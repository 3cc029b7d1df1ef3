var Or=Object.defineProperty;var Dr=Object.getOwnPropertyDescriptor;var f=(o,r,e,t)=>{for(var s=t>1?void 0:t?Dr(r,e):r,n=o.length-1,i;n>=0;n--)(i=o[n])&&(s=(t?i(r,e,s):i(s))||s);return t&&s&&Or(r,e,s),s};var dt={overcurrent:"A",overvoltage:"V",undervoltage:"V",power_limit:"W",power_spike:"W",meter_offline:"s",no_mains:"V",import_budget:"kWh"},ke=Object.keys(dt);function ut(o){return dt[o]??""}function mt(o,r){return r.flatMap(t=>Object.values(t.entities).flatMap(s=>{let n=o.states[s],i=s.startsWith("binary_sensor.")&&typeof n?.attributes.alert_id=="string";return n&&i&&n.state==="on"?[ht(o,t,n.attributes,Date.parse(n.last_changed))]:[]})).sort((t,s)=>Number(t.acknowledged)-Number(s.acknowledged)||s.since-t.since)}function ht(o,r,e,t){let s=String(e.kind??"");return{id:String(e.alert_id??""),meter:r,kind:s,name:Pr(o,r,s),value:lt(e.value),limit:lt(e.limit),since:ct(e.since)??t,until:ct(e.until),acknowledged:e.acknowledged===!0||e.acknowledged_by!==void 0}}function Pr(o,r,e){let s=o.states[r.entities[e]??""]?.attributes.friendly_name;return s?s.startsWith(`${r.name} `)?s.slice(r.name.length+1):s:e}function lt(o){return typeof o=="number"&&Number.isFinite(o)?o:null}function ct(o){let r=typeof o=="string"?Date.parse(o):NaN;return Number.isNaN(r)?null:r}function pt(o,r,e){let t=new Map;for(let{attributes:s}of e){if(typeof s.alert_id!="string")continue;let n=ht(o,r,s,0),i=t.get(n.id);t.set(n.id,{...n,until:n.until??i?.until??null,acknowledged:n.acknowledged||(i?.acknowledged??!1)})}return[...t.values()].sort((s,n)=>n.since-s.since)}var Me=globalThis,Ce=Me.ShadowRoot&&(Me.ShadyCSS===void 0||Me.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Be=Symbol(),ft=new WeakMap,ue=class{constructor(r,e,t){if(this._$cssResult$=!0,t!==Be)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=r,this.t=e}get styleSheet(){let r=this.o,e=this.t;if(Ce&&r===void 0){let t=e!==void 0&&e.length===1;t&&(r=ft.get(e)),r===void 0&&((this.o=r=new CSSStyleSheet).replaceSync(this.cssText),t&&ft.set(e,r))}return r}toString(){return this.cssText}},gt=o=>new ue(typeof o=="string"?o:o+"",void 0,Be),y=(o,...r)=>{let e=o.length===1?o[0]:r.reduce((t,s,n)=>t+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+o[n+1],o[0]);return new ue(e,o,Be)},yt=(o,r)=>{if(Ce)o.adoptedStyleSheets=r.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of r){let t=document.createElement("style"),s=Me.litNonce;s!==void 0&&t.setAttribute("nonce",s),t.textContent=e.cssText,o.appendChild(t)}},Fe=Ce?o=>o:o=>o instanceof CSSStyleSheet?(r=>{let e="";for(let t of r.cssRules)e+=t.cssText;return gt(e)})(o):o;var{is:Hr,defineProperty:Lr,getOwnPropertyDescriptor:Nr,getOwnPropertyNames:Ur,getOwnPropertySymbols:Ir,getPrototypeOf:Wr}=Object,Ae=globalThis,vt=Ae.trustedTypes,Br=vt?vt.emptyScript:"",Fr=Ae.reactiveElementPolyfillSupport,me=(o,r)=>o,he={toAttribute(o,r){switch(r){case Boolean:o=o?Br:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,r){let e=o;switch(r){case Boolean:e=o!==null;break;case Number:e=o===null?null:Number(o);break;case Object:case Array:try{e=JSON.parse(o)}catch{e=null}}return e}},Re=(o,r)=>!Hr(o,r),bt={attribute:!0,type:String,converter:he,reflect:!1,useDefault:!1,hasChanged:Re};Symbol.metadata??=Symbol("metadata"),Ae.litPropertyMetadata??=new WeakMap;var L=class extends HTMLElement{static addInitializer(r){this._$Ei(),(this.l??=[]).push(r)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(r,e=bt){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(r)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(r,e),!e.noAccessor){let t=Symbol(),s=this.getPropertyDescriptor(r,t,e);s!==void 0&&Lr(this.prototype,r,s)}}static getPropertyDescriptor(r,e,t){let{get:s,set:n}=Nr(this.prototype,r)??{get(){return this[e]},set(i){this[e]=i}};return{get:s,set(i){let l=s?.call(this);n?.call(this,i),this.requestUpdate(r,l,t)},configurable:!0,enumerable:!0}}static getPropertyOptions(r){return this.elementProperties.get(r)??bt}static _$Ei(){if(this.hasOwnProperty(me("elementProperties")))return;let r=Wr(this);r.finalize(),r.l!==void 0&&(this.l=[...r.l]),this.elementProperties=new Map(r.elementProperties)}static finalize(){if(this.hasOwnProperty(me("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(me("properties"))){let e=this.properties,t=[...Ur(e),...Ir(e)];for(let s of t)this.createProperty(s,e[s])}let r=this[Symbol.metadata];if(r!==null){let e=litPropertyMetadata.get(r);if(e!==void 0)for(let[t,s]of e)this.elementProperties.set(t,s)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let s=this._$Eu(e,t);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(r){let e=[];if(Array.isArray(r)){let t=new Set(r.flat(1/0).reverse());for(let s of t)e.unshift(Fe(s))}else r!==void 0&&e.push(Fe(r));return e}static _$Eu(r,e){let t=e.attribute;return t===!1?void 0:typeof t=="string"?t:typeof r=="string"?r.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(r=>this.enableUpdating=r),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(r=>r(this))}addController(r){(this._$EO??=new Set).add(r),this.renderRoot!==void 0&&this.isConnected&&r.hostConnected?.()}removeController(r){this._$EO?.delete(r)}_$E_(){let r=new Map,e=this.constructor.elementProperties;for(let t of e.keys())this.hasOwnProperty(t)&&(r.set(t,this[t]),delete this[t]);r.size>0&&(this._$Ep=r)}createRenderRoot(){let r=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return yt(r,this.constructor.elementStyles),r}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(r=>r.hostConnected?.())}enableUpdating(r){}disconnectedCallback(){this._$EO?.forEach(r=>r.hostDisconnected?.())}attributeChangedCallback(r,e,t){this._$AK(r,t)}_$ET(r,e){let t=this.constructor.elementProperties.get(r),s=this.constructor._$Eu(r,t);if(s!==void 0&&t.reflect===!0){let n=(t.converter?.toAttribute!==void 0?t.converter:he).toAttribute(e,t.type);this._$Em=r,n==null?this.removeAttribute(s):this.setAttribute(s,n),this._$Em=null}}_$AK(r,e){let t=this.constructor,s=t._$Eh.get(r);if(s!==void 0&&this._$Em!==s){let n=t.getPropertyOptions(s),i=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:he;this._$Em=s;let l=i.fromAttribute(e,n.type);this[s]=l??this._$Ej?.get(s)??l,this._$Em=null}}requestUpdate(r,e,t,s=!1,n){if(r!==void 0){let i=this.constructor;if(s===!1&&(n=this[r]),t??=i.getPropertyOptions(r),!((t.hasChanged??Re)(n,e)||t.useDefault&&t.reflect&&n===this._$Ej?.get(r)&&!this.hasAttribute(i._$Eu(r,t))))return;this.C(r,e,t)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(r,e,{useDefault:t,reflect:s,wrapped:n},i){t&&!(this._$Ej??=new Map).has(r)&&(this._$Ej.set(r,i??e??this[r]),n!==!0||i!==void 0)||(this._$AL.has(r)||(this.hasUpdated||t||(e=void 0),this._$AL.set(r,e)),s===!0&&this._$Em!==r&&(this._$Eq??=new Set).add(r))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let r=this.scheduleUpdate();return r!=null&&await r,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,n]of this._$Ep)this[s]=n;this._$Ep=void 0}let t=this.constructor.elementProperties;if(t.size>0)for(let[s,n]of t){let{wrapped:i}=n,l=this[s];i!==!0||this._$AL.has(s)||l===void 0||this.C(s,void 0,n,l)}}let r=!1,e=this._$AL;try{r=this.shouldUpdate(e),r?(this.willUpdate(e),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(e)):this._$EM()}catch(t){throw r=!1,this._$EM(),t}r&&this._$AE(e)}willUpdate(r){}_$AE(r){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(r)),this.updated(r)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(r){return!0}update(r){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(r){}firstUpdated(r){}};L.elementStyles=[],L.shadowRootOptions={mode:"open"},L[me("elementProperties")]=new Map,L[me("finalized")]=new Map,Fr?.({ReactiveElement:L}),(Ae.reactiveElementVersions??=[]).push("2.1.2");var Ze=globalThis,wt=o=>o,Te=Ze.trustedTypes,xt=Te?Te.createPolicy("lit-html",{createHTML:o=>o}):void 0,Ct="$lit$",j=`lit$${Math.random().toFixed(9).slice(2)}$`,At="?"+j,jr=`<${At}>`,X=document,fe=()=>X.createComment(""),ge=o=>o===null||typeof o!="object"&&typeof o!="function",Ye=Array.isArray,Kr=o=>Ye(o)||typeof o?.[Symbol.iterator]=="function",je=`[ 	
\f\r]`,pe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,$t=/-->/g,_t=/>/g,Y=RegExp(`>|${je}(?:([^\\s"'>=/]+)(${je}*=${je}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),St=/'/g,kt=/"/g,Rt=/^(?:script|style|textarea|title)$/i,Je=o=>(r,...e)=>({_$litType$:o,strings:r,values:e}),c=Je(1),R=Je(2),Ws=Je(3),N=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),Mt=new WeakMap,J=X.createTreeWalker(X,129);function Tt(o,r){if(!Ye(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return xt!==void 0?xt.createHTML(r):r}var zr=(o,r)=>{let e=o.length-1,t=[],s,n=r===2?"<svg>":r===3?"<math>":"",i=pe;for(let l=0;l<e;l++){let a=o[l],d,m,u=-1,p=0;for(;p<a.length&&(i.lastIndex=p,m=i.exec(a),m!==null);)p=i.lastIndex,i===pe?m[1]==="!--"?i=$t:m[1]!==void 0?i=_t:m[2]!==void 0?(Rt.test(m[2])&&(s=RegExp("</"+m[2],"g")),i=Y):m[3]!==void 0&&(i=Y):i===Y?m[0]===">"?(i=s??pe,u=-1):m[1]===void 0?u=-2:(u=i.lastIndex-m[2].length,d=m[1],i=m[3]===void 0?Y:m[3]==='"'?kt:St):i===kt||i===St?i=Y:i===$t||i===_t?i=pe:(i=Y,s=void 0);let g=i===Y&&o[l+1].startsWith("/>")?" ":"";n+=i===pe?a+jr:u>=0?(t.push(d),a.slice(0,u)+Ct+a.slice(u)+j+g):a+j+(u===-2?l:g)}return[Tt(o,n+(o[e]||"<?>")+(r===2?"</svg>":r===3?"</math>":"")),t]},ye=class o{constructor({strings:r,_$litType$:e},t){let s;this.parts=[];let n=0,i=0,l=r.length-1,a=this.parts,[d,m]=zr(r,e);if(this.el=o.createElement(d,t),J.currentNode=this.el.content,e===2||e===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(s=J.nextNode())!==null&&a.length<l;){if(s.nodeType===1){if(s.hasAttributes())for(let u of s.getAttributeNames())if(u.endsWith(Ct)){let p=m[i++],g=s.getAttribute(u).split(j),$=/([.?@])?(.*)/.exec(p);a.push({type:1,index:n,name:$[2],strings:g,ctor:$[1]==="."?ze:$[1]==="?"?qe:$[1]==="@"?Ve:ae}),s.removeAttribute(u)}else u.startsWith(j)&&(a.push({type:6,index:n}),s.removeAttribute(u));if(Rt.test(s.tagName)){let u=s.textContent.split(j),p=u.length-1;if(p>0){s.textContent=Te?Te.emptyScript:"";for(let g=0;g<p;g++)s.append(u[g],fe()),J.nextNode(),a.push({type:2,index:++n});s.append(u[p],fe())}}}else if(s.nodeType===8)if(s.data===At)a.push({type:2,index:n});else{let u=-1;for(;(u=s.data.indexOf(j,u+1))!==-1;)a.push({type:7,index:n}),u+=j.length-1}n++}}static createElement(r,e){let t=X.createElement("template");return t.innerHTML=r,t}};function ie(o,r,e=o,t){if(r===N)return r;let s=t!==void 0?e._$Co?.[t]:e._$Cl,n=ge(r)?void 0:r._$litDirective$;return s?.constructor!==n&&(s?._$AO?.(!1),n===void 0?s=void 0:(s=new n(o),s._$AT(o,e,t)),t!==void 0?(e._$Co??=[])[t]=s:e._$Cl=s),s!==void 0&&(r=ie(o,s._$AS(o,r.values),s,t)),r}var Ke=class{constructor(r,e){this._$AV=[],this._$AN=void 0,this._$AD=r,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(r){let{el:{content:e},parts:t}=this._$AD,s=(r?.creationScope??X).importNode(e,!0);J.currentNode=s;let n=J.nextNode(),i=0,l=0,a=t[0];for(;a!==void 0;){if(i===a.index){let d;a.type===2?d=new ve(n,n.nextSibling,this,r):a.type===1?d=new a.ctor(n,a.name,a.strings,this,r):a.type===6&&(d=new Ge(n,this,r)),this._$AV.push(d),a=t[++l]}i!==a?.index&&(n=J.nextNode(),i++)}return J.currentNode=X,s}p(r){let e=0;for(let t of this._$AV)t!==void 0&&(t.strings!==void 0?(t._$AI(r,t,e),e+=t.strings.length-2):t._$AI(r[e])),e++}},ve=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(r,e,t,s){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=r,this._$AB=e,this._$AM=t,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let r=this._$AA.parentNode,e=this._$AM;return e!==void 0&&r?.nodeType===11&&(r=e.parentNode),r}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(r,e=this){r=ie(this,r,e),ge(r)?r===h||r==null||r===""?(this._$AH!==h&&this._$AR(),this._$AH=h):r!==this._$AH&&r!==N&&this._(r):r._$litType$!==void 0?this.$(r):r.nodeType!==void 0?this.T(r):Kr(r)?this.k(r):this._(r)}O(r){return this._$AA.parentNode.insertBefore(r,this._$AB)}T(r){this._$AH!==r&&(this._$AR(),this._$AH=this.O(r))}_(r){this._$AH!==h&&ge(this._$AH)?this._$AA.nextSibling.data=r:this.T(X.createTextNode(r)),this._$AH=r}$(r){let{values:e,_$litType$:t}=r,s=typeof t=="number"?this._$AC(r):(t.el===void 0&&(t.el=ye.createElement(Tt(t.h,t.h[0]),this.options)),t);if(this._$AH?._$AD===s)this._$AH.p(e);else{let n=new Ke(s,this),i=n.u(this.options);n.p(e),this.T(i),this._$AH=n}}_$AC(r){let e=Mt.get(r.strings);return e===void 0&&Mt.set(r.strings,e=new ye(r)),e}k(r){Ye(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,t,s=0;for(let n of r)s===e.length?e.push(t=new o(this.O(fe()),this.O(fe()),this,this.options)):t=e[s],t._$AI(n),s++;s<e.length&&(this._$AR(t&&t._$AB.nextSibling,s),e.length=s)}_$AR(r=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);r!==this._$AB;){let t=wt(r).nextSibling;wt(r).remove(),r=t}}setConnected(r){this._$AM===void 0&&(this._$Cv=r,this._$AP?.(r))}},ae=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(r,e,t,s,n){this.type=1,this._$AH=h,this._$AN=void 0,this.element=r,this.name=e,this._$AM=s,this.options=n,t.length>2||t[0]!==""||t[1]!==""?(this._$AH=Array(t.length-1).fill(new String),this.strings=t):this._$AH=h}_$AI(r,e=this,t,s){let n=this.strings,i=!1;if(n===void 0)r=ie(this,r,e,0),i=!ge(r)||r!==this._$AH&&r!==N,i&&(this._$AH=r);else{let l=r,a,d;for(r=n[0],a=0;a<n.length-1;a++)d=ie(this,l[t+a],e,a),d===N&&(d=this._$AH[a]),i||=!ge(d)||d!==this._$AH[a],d===h?r=h:r!==h&&(r+=(d??"")+n[a+1]),this._$AH[a]=d}i&&!s&&this.j(r)}j(r){r===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,r??"")}},ze=class extends ae{constructor(){super(...arguments),this.type=3}j(r){this.element[this.name]=r===h?void 0:r}},qe=class extends ae{constructor(){super(...arguments),this.type=4}j(r){this.element.toggleAttribute(this.name,!!r&&r!==h)}},Ve=class extends ae{constructor(r,e,t,s,n){super(r,e,t,s,n),this.type=5}_$AI(r,e=this){if((r=ie(this,r,e,0)??h)===N)return;let t=this._$AH,s=r===h&&t!==h||r.capture!==t.capture||r.once!==t.once||r.passive!==t.passive,n=r!==h&&(t===h||s);s&&this.element.removeEventListener(this.name,this,t),n&&this.element.addEventListener(this.name,this,r),this._$AH=r}handleEvent(r){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,r):this._$AH.handleEvent(r)}},Ge=class{constructor(r,e,t){this.element=r,this.type=6,this._$AN=void 0,this._$AM=e,this.options=t}get _$AU(){return this._$AM._$AU}_$AI(r){ie(this,r)}};var qr=Ze.litHtmlPolyfillSupport;qr?.(ye,ve),(Ze.litHtmlVersions??=[]).push("3.3.3");var Et=(o,r,e)=>{let t=e?.renderBefore??r,s=t._$litPart$;if(s===void 0){let n=e?.renderBefore??null;t._$litPart$=s=new ve(r.insertBefore(fe(),n),n,void 0,e??{})}return s._$AI(o),s};var Xe=globalThis,A=class extends L{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let r=super.createRenderRoot();return this.renderOptions.renderBefore??=r.firstChild,r}update(r){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(r),this._$Do=Et(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return N}};A._$litElement$=!0,A.finalized=!0,Xe.litElementHydrateSupport?.({LitElement:A});var Vr=Xe.litElementPolyfillSupport;Vr?.({LitElement:A});(Xe.litElementVersions??=[]).push("4.2.2");var Gr={attribute:!0,type:String,converter:he,reflect:!1,hasChanged:Re},Zr=(o=Gr,r,e)=>{let{kind:t,metadata:s}=e,n=globalThis.litPropertyMetadata.get(s);if(n===void 0&&globalThis.litPropertyMetadata.set(s,n=new Map),t==="setter"&&((o=Object.create(o)).wrapped=!0),n.set(e.name,o),t==="accessor"){let{name:i}=e;return{set(l){let a=r.get.call(this);r.set.call(this,l),this.requestUpdate(i,a,o,!0,l)},init(l){return l!==void 0&&this.C(i,void 0,o,l),l}}}if(t==="setter"){let{name:i}=e;return function(l){let a=this[i];r.call(this,l),this.requestUpdate(i,a,o,!0,l)}}throw Error("Unsupported decorator location: "+t)};function S(o){return(r,e)=>typeof e=="object"?Zr(o,r,e):((t,s,n)=>{let i=s.hasOwnProperty(n);return s.constructor.createProperty(n,t),i?Object.getOwnPropertyDescriptor(s,n):void 0})(o,r,e)}function w(o){return S({...o,state:!0,attribute:!1})}var Ot={"state.loading":"Wird geladen …","state.empty":"Noch keine Daten. Die erste Stunde erscheint, sobald Home Assistant sie zusammengefasst hat.","state.no_meters":"Noch kein Zähler. Unter Einstellungen, Geräte & Dienste, Smart Energy lässt sich einer hinzufügen.","state.error":"Das ließ sich nicht laden: {reason}","state.disconnected":"Home Assistant ist nicht erreichbar. Zu sehen sind die letzten bekannten Werte.","state.retry":"Noch einmal versuchen","state.offline":"Offline","state.unknown":"Unbekannt","chart.table":"Als Tabelle zeigen","chart.chart":"Als Diagramm zeigen","chart.csv":"CSV herunterladen","chart.time":"Zeit","chart.total":"Summe","chart.expected":"Erwarteter Bereich","usage.title":"Verbrauch","usage.hour":"Stunde","usage.day":"Tag","usage.week":"Woche","usage.month":"Monat","usage.year":"Jahr","usage.energy":"kWh","usage.money":"Geld","usage.previous":"Früher","usage.next":"Später","usage.now":"Jetzt","usage.unit":"Anzeigen","usage.period":"Zeitraum","usage.summary":"{title}, {range}: insgesamt {total}.","usage.exported":"Eingespeist von {name}","usage.no_cost":"Für diese Zähler ist kein Tarif gewählt; daher gibt es keine Kosten.","usage.incomplete":"läuft noch","live.title":"Jetzt","live.importing":"aus dem Netz","live.exporting":"ins Netz","live.still":"kein Fluss","live.trend":"Leistung der letzten Stunde","live.voltage":"Spannung","live.current":"Strom","live.power_factor":"Leistungsfaktor","live.frequency":"Frequenz","live.energy_today":"Heute","live.cost_today":"Kosten heute","compare.title":"Vergleich bis zu diesem Moment","compare.week":"Woche","compare.month":"Monat","compare.year":"Jahr","compare.this":"{span}","compare.before":"Davor, bis zu diesem Moment","compare.rest":"Davor, der Rest","compare.more":"{percent} mehr als davor","compare.less":"{percent} weniger als davor","compare.same":"so viel wie davor","compare.none":"Kein Vergleich möglich: für den Zeitraum davor gibt es keine Daten.","compare.profile":"Übliche Woche","compare.profile_summary":"Mittlere Energie nach Wochentag und Stunde über die letzten {weeks} Wochen, von {low} bis {high}.","compare.so_far":"Bisher {now}, davor bis zu diesem Moment {before}","span.week":"Diese Woche","span.month":"Dieser Monat","span.year":"Dieses Jahr","devices.title":"Geräte","devices.sort":"Sortieren nach","devices.power":"Leistung","devices.today":"Heute","devices.cost":"Kosten","devices.name":"Name","devices.rest":"Rest von {name}","devices.today_is":"heute {value}","devices.standby":"ständig {value}","view.overview":"Übersicht","view.analytics":"Auswertung","view.alerts":"Meldungen","view.devices":"Geräte","view.settings":"Einstellungen","settings.explanation":"Grenzwerte, Sicherung, Nennspannung und Budget gehören zum jeweiligen Zähler. Sie gelten auch für die Bridge und für Zähler, die sie lesen.","settings.tariff":"Tarife und Optionen","alerts.title":"Meldungen","alerts.none":"Alles in Ordnung: keine Meldungen.","alerts.silent":"Keine Meldungen, aber nicht verbunden: {names}","alerts.limit":"(Grenze {limit})","alerts.since":"seit {time}","alerts.acknowledge":"Quittieren","alerts.acknowledged":"quittiert","alerts.history":"Letzte {days} Tage","alerts.filter":"Anzeigen","alerts.all":"Alle Arten","alerts.no_history":"Keine Meldungen in dieser Zeit.","forecast.title":"Vorhersage","forecast.today":"Heute erwartet","forecast.tomorrow":"Morgen erwartet","forecast.measured":"Gemessen","forecast.expected":"Erwartet","forecast.none":"Es gibt noch keine Vorhersage.","costs.title":"Kosten","costs.none":"Für diese Zähler ist noch kein Tarif gewählt, daher gibt es keine Rechnung.","costs.by":"Aufteilen nach","costs.item":"Tarifzeit","costs.component":"Bestandteil","costs.device":"Gerät","costs.since":"seit {date}","costs.projected":"Erwartet für den ganzen Zeitraum","costs.budget":"Budget","costs.within":"Bisher {used} des Budgets, erwartet {expected}.","costs.over":"Bisher {used} des Budgets; erwartet {expected}, also mehr als das Budget.","costs.tier":"{name}: {used} von {limit} kWh.","costs.last_tier":"{name}: {used} kWh.","costs.estimated":"Die Energie von {hours} Stunden ist geschätzt.","costs.missing":"Die Energie von {hours} Stunden fehlt.","live.cost_now":"Kosten jetzt","live.per_hour":"{amount} je Stunde"};var Oe={"state.loading":"Loading …","state.empty":"There is no data yet. The first hour appears after Home Assistant has compiled it.","state.no_meters":"No meter yet. Add one under Settings, Devices & services, Smart Energy.","state.error":"This could not be loaded: {reason}","state.disconnected":"Home Assistant cannot be reached. The last known values are shown.","state.retry":"Try again","state.offline":"Offline","state.unknown":"Unknown","chart.table":"Show as table","chart.chart":"Show as chart","chart.csv":"Download CSV","chart.time":"Time","chart.total":"Total","chart.expected":"Expected range","usage.title":"Usage","usage.hour":"Hour","usage.day":"Day","usage.week":"Week","usage.month":"Month","usage.year":"Year","usage.energy":"kWh","usage.money":"Money","usage.previous":"Earlier","usage.next":"Later","usage.now":"Now","usage.unit":"Show","usage.period":"Period","usage.summary":"{title}, {range}: {total} in all.","usage.exported":"Exported by {name}","usage.no_cost":"No tariff is set for these meters, so there is no cost to show.","usage.incomplete":"still running","live.title":"Now","live.importing":"from the grid","live.exporting":"to the grid","live.still":"no flow","live.trend":"Power over the last hour","live.voltage":"Voltage","live.current":"Current","live.power_factor":"Power factor","live.frequency":"Frequency","live.energy_today":"Today","live.cost_today":"Cost today","compare.title":"Comparison to this moment","compare.week":"Week","compare.month":"Month","compare.year":"Year","compare.this":"This {span}","compare.before":"Before, to this moment","compare.rest":"Before, the rest","compare.more":"{percent} more than before","compare.less":"{percent} less than before","compare.same":"as much as before","compare.none":"Nothing to compare with: there are no data of the period before.","compare.profile":"Usual week","compare.profile_summary":"Mean energy by weekday and hour over the last {weeks} weeks, from {low} to {high}.","compare.so_far":"{now} so far, {before} by this moment before","span.week":"week","span.month":"month","span.year":"year","devices.title":"Devices","devices.sort":"Sort by","devices.power":"Power","devices.today":"Today","devices.cost":"Cost","devices.name":"Name","devices.rest":"Rest of {name}","devices.today_is":"today {value}","devices.standby":"always on {value}","view.overview":"Overview","view.analytics":"Analytics","view.alerts":"Alerts","view.devices":"Devices","view.settings":"Settings","settings.explanation":"Alert limits, fuse rating, nominal voltage and budget belong to each meter. They are shared with the bridge and with meters that read them.","settings.tariff":"Tariffs and options","alerts.title":"Alerts","alerts.none":"All is well: no alerts.","alerts.silent":"No alerts, but not connected: {names}","alerts.limit":"(limit {limit})","alerts.since":"since {time}","alerts.acknowledge":"Acknowledge","alerts.acknowledged":"acknowledged","alerts.history":"Last {days} days","alerts.filter":"Show","alerts.all":"All kinds","alerts.no_history":"No alerts in this time.","forecast.title":"Forecast","forecast.today":"Expected today","forecast.tomorrow":"Expected tomorrow","forecast.measured":"Measured","forecast.expected":"Expected","forecast.none":"There is no forecast yet.","costs.title":"Costs","costs.none":"No tariff is chosen for these meters yet, so there is no bill.","costs.by":"Break down by","costs.item":"Tariff period","costs.component":"Component","costs.device":"Device","costs.since":"since {date}","costs.projected":"Expected for the whole period","costs.budget":"Budget","costs.within":"{used} of the budget so far, {expected} expected.","costs.over":"{used} of the budget so far; {expected} expected, which is more than the budget.","costs.tier":"{name}: {used} of {limit} kWh.","costs.last_tier":"{name}: {used} kWh.","costs.estimated":"The energy of {hours} hours is estimated.","costs.missing":"The energy of {hours} hours is missing.","live.cost_now":"Cost now","live.per_hour":"{amount} an hour"};var Dt={"state.loading":"Cargando …","state.empty":"Todavía no hay datos. La primera hora aparece cuando Home Assistant la haya resumido.","state.no_meters":"Todavía no hay ningún medidor. Añade uno en Ajustes, Dispositivos y servicios, Smart Energy.","state.error":"No se pudo cargar: {reason}","state.disconnected":"No se puede contactar con Home Assistant. Se muestran los últimos valores conocidos.","state.retry":"Reintentar","state.offline":"Sin conexión","state.unknown":"Desconocido","chart.table":"Mostrar como tabla","chart.chart":"Mostrar como gráfico","chart.csv":"Descargar CSV","chart.time":"Hora","chart.total":"Total","chart.expected":"Intervalo esperado","usage.title":"Consumo","usage.hour":"Hora","usage.day":"Día","usage.week":"Semana","usage.month":"Mes","usage.year":"Año","usage.energy":"kWh","usage.money":"Dinero","usage.previous":"Antes","usage.next":"Después","usage.now":"Ahora","usage.unit":"Mostrar","usage.period":"Periodo","usage.summary":"{title}, {range}: {total} en total.","usage.exported":"Vertido por {name}","usage.no_cost":"Estos medidores no tienen tarifa, así que no hay coste que mostrar.","usage.incomplete":"en curso","live.title":"Ahora","live.importing":"de la red","live.exporting":"a la red","live.still":"sin flujo","live.trend":"Potencia de la última hora","live.voltage":"Tensión","live.current":"Corriente","live.power_factor":"Factor de potencia","live.frequency":"Frecuencia","live.energy_today":"Hoy","live.cost_today":"Coste de hoy","compare.title":"Comparación hasta este momento","compare.week":"Semana","compare.month":"Mes","compare.year":"Año","compare.this":"{span}","compare.before":"Antes, hasta este momento","compare.rest":"Antes, el resto","compare.more":"{percent} más que antes","compare.less":"{percent} menos que antes","compare.same":"igual que antes","compare.none":"Nada con que comparar: no hay datos del periodo anterior.","compare.profile":"Semana habitual","compare.profile_summary":"Energía media por día de la semana y hora de las últimas {weeks} semanas, de {low} a {high}.","compare.so_far":"{now} hasta ahora, {before} antes hasta este momento","span.week":"Esta semana","span.month":"Este mes","span.year":"Este año","devices.title":"Dispositivos","devices.sort":"Ordenar por","devices.power":"Potencia","devices.today":"Hoy","devices.cost":"Coste","devices.name":"Nombre","devices.rest":"Resto de {name}","devices.today_is":"hoy {value}","devices.standby":"siempre {value}","view.overview":"Resumen","view.analytics":"Análisis","view.alerts":"Alertas","view.devices":"Dispositivos","view.settings":"Ajustes","settings.explanation":"Los límites de alerta, el fusible, la tensión nominal y el presupuesto son de cada medidor. También valen para el puente y para los medidores que los leen.","settings.tariff":"Tarifas y opciones","alerts.title":"Alertas","alerts.none":"Todo va bien: no hay alertas.","alerts.silent":"No hay alertas, pero sin conexión: {names}","alerts.limit":"(límite {limit})","alerts.since":"desde {time}","alerts.acknowledge":"Confirmar","alerts.acknowledged":"confirmada","alerts.history":"Últimos {days} días","alerts.filter":"Mostrar","alerts.all":"Todos los tipos","alerts.no_history":"No hubo alertas en este tiempo.","forecast.title":"Previsión","forecast.today":"Previsto hoy","forecast.tomorrow":"Previsto mañana","forecast.measured":"Medido","forecast.expected":"Previsto","forecast.none":"Todavía no hay previsión.","costs.title":"Costes","costs.none":"Estos medidores aún no tienen tarifa, así que no hay factura.","costs.by":"Desglosar por","costs.item":"Periodo tarifario","costs.component":"Concepto","costs.device":"Dispositivo","costs.since":"desde el {date}","costs.projected":"Previsto para todo el periodo","costs.budget":"Presupuesto","costs.within":"{used} del presupuesto hasta ahora, {expected} previsto.","costs.over":"{used} del presupuesto hasta ahora; {expected} previsto, más que el presupuesto.","costs.tier":"{name}: {used} de {limit} kWh.","costs.last_tier":"{name}: {used} kWh.","costs.estimated":"La energía de {hours} horas es estimada.","costs.missing":"Falta la energía de {hours} horas.","live.cost_now":"Coste ahora","live.per_hour":"{amount} por hora"};var Pt={de:Ot,en:Oe,es:Dt};function U(o,r,e={}){return((Pt[o]??Pt[o.split("-")[0]??""]??Oe)[r]??Oe[r]).replace(/\{(\w+)\}/g,(n,i)=>e[i]??n)}var Qr="smart_energy";function De(o){let r=new Map;for(let t of Object.values(o.entities)){if(t.platform!==Qr||!t.device_id||!t.translation_key||t.hidden)continue;let s=r.get(t.device_id)??{};s[t.translation_key]=t.entity_id,r.set(t.device_id,s)}let e=[...r].flatMap(([t,s])=>{let n=o.devices[t];return n?[{id:t,name:es(n),parentId:ts(n,r),entities:s}]:[]});return rs(e)}function es(o){return o.name_by_user??o.name??o.id}function ts(o,r){return o.via_device_id!==null&&r.has(o.via_device_id)?o.via_device_id:null}function rs(o){let r=[...o].sort((e,t)=>e.name.localeCompare(t.name,void 0,{numeric:!0}));return r.filter(e=>e.parentId===null).flatMap(e=>[e,...r.filter(t=>t.parentId===e.id)])}function Ht(o,r){return r?.length?o.filter(e=>r.includes(e.id)):o}function T(o){let r=new Set(o.map(e=>e.id));return o.filter(e=>e.parentId===null||!r.has(e.parentId))}function Q(o,r,e){let t=r.entities[e],s=t===void 0?void 0:o.states[t]?.state;if(s===void 0||s.trim()==="")return null;let n=Number(s);return Number.isFinite(n)?n:null}var M=[{name:"title",selector:{text:{}}},{name:"devices",selector:{device:{multiple:!0,filter:{integration:"smart_energy"}}}}],v=class extends A{setConfig(r){this.config=r}t(r,e){return U(this.hass.language,r,e)}get meters(){let{entities:r,devices:e}=this.hass;return(this.known?.entities!==r||this.known.devices!==e)&&(this.known={entities:r,devices:e,meters:De(this.hass)}),Ht(this.known.meters,this.config.devices)}concerns(r,e){let t=r.get("hass");if(r.size>1||!t||["language","locale","entities","devices","connected","config"].some(n=>t[n]!==this.hass[n]))return!0;for(let n of e)if(t.states[n]!==this.hass.states[n])return!0;return!1}shouldUpdate(r){return this.concerns(r,this.watched())}*watched(){for(let r of this.meters)yield*Object.values(r.entities)}render(){let r=this.config.title??this.heading();return c`<ha-card>
      ${r?c`<h2>${r}</h2>`:h}
      ${this.hass.connected?h:c`<p class="notice" role="status">${this.t("state.disconnected")}</p>`}
      ${this.content()}
    </ha-card>`}content(){if(this.meters.length===0)return this.notice("state.no_meters");let r=this.refresh?.error;return r?this.failure(r):this.refresh&&!this.refresh.loaded?this.notice("state.loading"):this.body()}notice(r){return c`<p class="notice" role="status">${this.t(r)}</p>`}failure(r){let e=r instanceof Object&&"message"in r?String(r.message):String(r);return c`<p class="notice" role="alert">${this.t("state.error",{reason:e})}</p>
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
  `}};f([S({attribute:!1})],v.prototype,"hass",2),f([w()],v.prototype,"config",2);var ss={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function C(o){return o.locale.time_zone==="server"?o.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone}function Lt(o){let{number_format:r,language:e}=o.locale;if(r!=="system")return ss[r]??e}function E(o,r,e){return new Intl.NumberFormat(Lt(o),{minimumFractionDigits:e,maximumFractionDigits:e,useGrouping:o.locale.number_format!=="none"}).format(r===0?0:r)}function I(o,r,e){return new Intl.NumberFormat(Lt(o),{style:"currency",currency:e}).format(r===0?0:r)}function Pe(o,r){return`${E(o,r*100,0)} %`}function _(o,r){let e=Math.abs(r),t=e>=1e3?0:e>=100?1:e>=1?2:3;return`${E(o,r,t)} kWh`}function ee(o,r){return Math.abs(r)>=1e4?`${E(o,r/1e3,2)} kW`:`${E(o,r,Math.abs(r)<100?1:0)} W`}function b(o,r,e){let t=o.locale.time_format;return new Intl.DateTimeFormat(t==="system"?void 0:o.locale.language,{timeZone:C(o),...e.hour&&(t==="12"||t==="24")?{hour12:t==="12"}:{},...e}).format(r)}function K(o){let e=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"].indexOf(o.locale.first_weekday);if(e>=0)return e;let t=new Intl.Locale(o.locale.language);return((t.getWeekInfo?.()??t.weekInfo)?.firstDay??1)%7}function le(o,r){o.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:r},bubbles:!0,composed:!0}))}var k=class{constructor(r,e){this.host=r;this.options=e;this.error=null;this.loaded=!1;this.retryMs=5e3;this.due=0;this.running=0;this.onVisibility=()=>{this.stop(),!document.hidden&&this.due>0&&this.schedule(Math.max(0,this.due-Date.now()))};r.addController(this)}hostConnected(){document.addEventListener("visibilitychange",this.onVisibility)}hostDisconnected(){document.removeEventListener("visibilitychange",this.onVisibility),this.stop()}async now(){this.stop();let r=++this.running;try{if(await this.options.load(),r!==this.running)return;this.error=null,this.loaded=!0,this.retryMs=5e3,this.schedule(this.untilBoundary())}catch(e){if(r!==this.running)return;this.error=e,this.schedule(this.retryMs),this.retryMs=Math.min(this.retryMs*2,3e5)}this.host.requestUpdate()}stop(){clearTimeout(this.timer),this.timer=void 0}schedule(r){this.due=Date.now()+r,document.hidden||(this.timer=setTimeout(()=>{this.now()},r))}untilBoundary(){let{everyMs:r}=this.options,e=Date.now()-2e4;return(Math.floor(e/r)+1)*r-e}};var Nt=10,Qe={dateStyle:"short",timeStyle:"short"},te=class extends v{constructor(){super(...arguments);this.past=[];this.kind="";this.failed=null;this.history=new k(this,{load:()=>this.load(),everyMs:3e5})}static getStubConfig(){return{}}static getConfigForm(){return{schema:[...M,{name:"compact",selector:{boolean:{}}}]}}getCardSize(){return this.config.compact?1:6}getGridOptions(){return{columns:12,min_columns:6}}firstUpdated(){this.config.compact||this.history.now()}async load(){let e=new Map(this.meters.flatMap(s=>s.entities.alert?[[s.entities.alert,s]]:[]));if(e.size===0)return;let t=await this.hass.callWS({type:"history/history_during_period",start_time:new Date(Date.now()-Nt*864e5).toISOString(),entity_ids:[...e.keys()],minimal_response:!1,no_attributes:!1,significant_changes_only:!1});this.past=Object.entries(t).flatMap(([s,n])=>{let i=e.get(s),l=n.map(({s:a,a:d})=>({state:a,attributes:d??{}}));return i?pt(this.hass,i,l):[]}).sort((s,n)=>n.since-s.since)}heading(){return this.config.compact?null:this.t("alerts.title")}body(){let e=mt(this.hass,this.meters);return c`${this.failed===null?h:c`<p class="notice" role="alert">${this.failed}</p>`}
    ${e.length?e.map(t=>this.banner(t)):this.allWell()}
    ${this.config.compact?h:this.pastList()}`}allWell(){let e=this.meters.filter(t=>this.hass.states[t.entities.status??""]?.state==="off");if(e.length){let t=e.map(({name:s})=>s).join(", ");return c`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.silent",{names:t})}
      </p>`}return c`<p class="well" role="status">
      <ha-icon icon="mdi:check-circle-outline"></ha-icon> ${this.t("alerts.none")}
    </p>`}banner(e){let t=e.limit===null?"":this.t("alerts.limit",{limit:this.amount(e,e.limit)});return c`<div class="banner ${e.acknowledged?"known":""}" role="alert">
      <ha-icon icon="mdi:alert"></ha-icon>
      <button
        class="what"
        @click=${()=>{this.open(e)}}
      >
        <strong>${e.meter.name}: ${e.name}</strong>
        <span>${e.value===null?h:this.amount(e,e.value)} ${t}</span>
        <span>${this.t("alerts.since",{time:b(this.hass,e.since,Qe)})}</span>
      </button>
      ${e.acknowledged?c`<span class="noted">${this.t("alerts.acknowledged")}</span>`:c`<button class="acknowledge" @click=${()=>{this.acknowledge(e)}}>
              ${this.t("alerts.acknowledge")}
            </button>`}
    </div>`}amount(e,t){let s=ut(e.kind);return s==="W"?ee(this.hass,t):s==="kWh"?_(this.hass,t):`${E(this.hass,t,s==="A"?2:s==="V"?1:0)} ${s}`.trim()}open(e){let t=e.meter.entities[e.kind];t&&le(this,t)}async acknowledge(e){try{await this.hass.callService("smart_energy","acknowledge_alert",{alert_id:e.id}),this.failed=null}catch(t){this.failed=t instanceof Object&&"message"in t?String(t.message):String(t)}}pastList(){let e=ke.filter(s=>this.past.some(n=>n.kind===s)),t=this.past.filter(({kind:s})=>this.kind===""||s===this.kind);return c`<div class="past">
      <h3>${this.t("alerts.history",{days:String(Nt)})}</h3>
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
      ${t.length?c`<ul>
              ${t.map(s=>this.pastItem(s))}
            </ul>`:this.notice("alerts.no_history")}
    </div>`}pastItem(e){let t=e.until===null?"":` – ${b(this.hass,e.until,Qe)}`;return c`<li>
      <strong>${e.meter.name}: ${e.name}</strong>
      <span>${e.value===null?h:this.amount(e,e.value)}</span>
      <span class="time">${b(this.hass,e.since,Qe)}${t}</span>
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
    `]}};f([w()],te.prototype,"past",2),f([w()],te.prototype,"kind",2),f([w()],te.prototype,"failed",2);function Ut(o,r){let e=o.flat().filter(l=>l!==null),t=Math.min(0,...e),s=Math.max(...e),n=l=>s>t?Math.round((l-t)/(s-t)*100):0,i=o[0]?.length??0;return c`<table class="heat" aria-label=${r.summary}>
    <thead>
      <tr>
        <td></td>
        ${Array.from({length:i},(l,a)=>c`<th scope="col">${a%6===0?r.column(a):c`<span class="visually-hidden">${r.column(a)}</span>`}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${o.map((l,a)=>c`<tr>
            <th scope="row">${r.row(a)}</th>
            ${l.map((d,m)=>{let u=r.format(d),p=d===null?"none":`color-mix(in srgb, var(--primary-color) ${n(d)}%, transparent)`;return c`<td style="background:${p}" title="${r.row(a)} ${r.column(m)}: ${u}">
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
`;var Wt=["#4269d0","#f4bd4a","#ff725c","#6cc5b0","#a463f2","#ff8ab7","#9c6b4e","#97bbf5"];function Bt(o){let r=o%Wt.length+1;return`var(--graph-color-${r}, var(--color-${r}, ${Wt[r-1]}))`}var He="var(--energy-grid-return-color, #8353d1)",ce="var(--energy-grid-consumption-color, #488fc2)",et="var(--disabled-color, #bdbdbd)",Ft="var(--secondary-text-color, #727272)";function W(o,r,e,t){return c`<div class="choices" role="group" aria-label=${o}>
    ${r.map(({value:s,text:n})=>c`<button
          aria-pressed=${s===e?"true":"false"}
          @click=${()=>{t(s)}}
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
`;var jt=new Map;function ns(o){let r=jt.get(o);return r||(r=new Intl.DateTimeFormat("en-US",{timeZone:o,hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"}),jt.set(o,r)),r}function de(o,r){let e={};for(let{type:d,value:m}of ns(r).formatToParts(o))e[d]=Number(m);let{year:t=0,month:s=1,day:n=1,hour:i=0,minute:l=0,second:a=0}=e;return{year:t,month:s,day:n,hour:i,minute:l,second:a}}function re(o,r){let e=de(o,r);return Date.UTC(e.year,e.month-1,e.day,e.hour,e.minute,e.second)-Math.floor(o/1e3)*1e3}function q(o,r,e,t){let s=Date.UTC(o,r-1,e),n=re(s-864e5,t),i=re(s+864e5,t),l=s-Math.max(n,i),a=s-Math.min(n,i);return re(l,t)===s-l?l:re(a,t)===s-a?a:os(l-864e5,a,t)}function os(o,r,e){let t=re(o,e);for(;r-o>1e3;){let s=Math.floor((o+r)/2e3)*1e3;re(s,e)===t?o=s:r=s}return r}function x(o,r,e,t=1,s=0){if(r==="hour"){let n=is(o,e)+s*36e5;return{start:n,end:n+36e5}}return{start:Kt(o,r,e,t,s),end:Kt(o,r,e,t,s+1)}}function is(o,r){let e=re(o,r);return Math.floor((o+e)/36e5)*36e5-e}function Kt(o,r,e,t,s){let{year:n,month:i,day:l}=de(o,e);switch(r){case"day":return q(n,i,l+s,e);case"week":{let a=new Date(Date.UTC(n,i-1,l)).getUTCDay();return q(n,i,l-(a-t+7)%7+7*s,e)}case"month":return q(n,i+s,1,e);case"year":return q(n+s,1,1,e)}}function B(o,r,e,t=1){let s=[],n=x(o.start,r,e,t);for(;n.start<o.end;)n.start>=o.start&&s.push(n),n=x(n.end,r,e,t);return s}var tt=class{constructor(r){this.hass=r;this.waiting=[]}ask(r){return new Promise((e,t)=>{this.waiting.push({query:r,resolve:e,reject:t}),this.waiting.length===1&&setTimeout(()=>this.send())})}send(){let r=new Map;for(let e of this.waiting){let{range:t,resolution:s}=e.query,n=`${t.start} ${t.end} ${s}`;r.set(n,[...r.get(n)??[],e])}this.waiting=[];for(let e of r.values())this.sendGroup(e)}async sendGroup(r){let e=r[0];if(!e)return;let{range:t,resolution:s}=e.query;try{let n=await this.hass.callWS({type:"recorder/statistics_during_period",start_time:new Date(t.start).toISOString(),end_time:new Date(t.end).toISOString(),statistic_ids:[...new Set(r.flatMap(({query:i})=>i.ids))],period:s,types:[...new Set(r.flatMap(({query:i})=>i.types))],units:{energy:"kWh",power:"W"}});for(let{query:i,resolve:l}of r)l(as(n,i.ids))}catch(n){for(let{reject:i}of r)i(n)}}};function as(o,r){return Object.fromEntries(r.flatMap(e=>o[e]?[[e,o[e]]]:[]))}var zt=new WeakMap;function P(o,r){if(r.ids.length===0)return Promise.resolve({});let e=zt.get(o.connection);return e||(e=new tt(o),zt.set(o.connection,e)),e.ask(r)}async function Le(o,r,e){let t={start:e.start-3e5,end:e.end},s=await P(o,{ids:r,range:t,resolution:"5minute",types:["sum"]}),n=Object.entries(s).map(([i,l])=>[i,l.slice(1).map((a,d)=>({start:a.start,end:a.end,change:ls(a,l[d])}))]);return Object.fromEntries(n)}function ls(o,r){return typeof o.sum=="number"&&typeof r?.sum=="number"?o.sum-r.sum:null}function qt(o,r,e,t){let s=x(o,r,e,t),n=x(o,r,e,t,-1),i=cs(o,s,n,r,e);return{now:{start:s.start,end:o},before:n,moment:Math.min(i,n.end)}}function cs(o,r,e,t,s){let n=de(o,s),i=o-q(n.year,n.month,n.day,s);if(t==="week"){let m=B(r,"day",s).findIndex(({end:u})=>o<u);return(B(e,"day",s)[m]?.start??e.end)+i}let l=de(e.start,s),a=t==="month"?l.month:n.month,d=new Date(Date.UTC(l.year,a,0)).getUTCDate();return n.day>d?q(l.year,a+1,1,s):q(l.year,a,n.day,s)+i}function V(o,r){let e=null;for(let{start:t,end:s,change:n}of o){let i=Math.min(s,r.end)-Math.max(t,r.start);typeof n!="number"||i<=0||(e=(e??0)+n*(i/(s-t)))}return e}function Vt(o,r,e,t,s){let n=e==="year"?"month":"day",i=x(r.now.start,e,t,s),l=B(i,n,t),a=B(r.before,n,t);return l.map((d,m)=>{let u=a[m],{moment:p}=r;return{period:d,now:V(o,{start:d.start,end:Math.min(d.end,r.now.end)}),before:u?V(o,{start:u.start,end:Math.min(u.end,p)}):null,rest:u?V(o,{start:Math.max(u.start,p),end:u.end}):null}})}function Gt(o,r,e){let t=Array.from({length:7},()=>Array.from({length:24},()=>({sum:0,count:0})));for(let{start:s,change:n}of o){if(typeof n!="number")continue;let i=de(s,r),l=new Date(Date.UTC(i.year,i.month-1,i.day)).getUTCDay(),a=t[(l-e+7)%7]?.[i.hour];a&&(a.sum+=n,a.count+=1)}return t.map(s=>s.map(({sum:n,count:i})=>i?n/i:null))}function be(o){let r=new Map;for(let e of o.flat()){if(typeof e.change!="number")continue;let t=`${e.start} ${e.end}`,s=r.get(t);r.set(t,s?{...s,change:(s.change??0)+e.change}:{...e})}return[...r.values()].sort((e,t)=>e.start-t.start)}var Zt=["week","month","year"],Yt=8,Jt=864e5,we=class extends v{constructor(){super(...arguments);this.span="week";this.rows=[];this.profile=[];this.refresh=new k(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.span=e.span??"week"}static getStubConfig(){return{}}static getConfigForm(){return{schema:[...M,{name:"span",selector:{select:{options:Zt}}}]}}getCardSize(){return 8}getGridOptions(){return{columns:12,min_columns:6}}firstUpdated(){this.refresh.now()}heading(){return this.t("compare.title")}async load(){let e=C(this.hass),t=Date.now(),s=x(t,"hour",e),n=be(Object.values(await Le(this.hass,this.ids,s))),i=n.at(-1)?.end??s.start,l=qt(i,this.span,e,K(this.hass)),a=t-Yt*7*Jt,d={start:Math.min(a,this.span==="year"?1/0:l.before.start),end:s.start},[m,u]=await Promise.all([this.ask(d,"hour"),this.span==="year"?this.year(l,s):Promise.resolve(void 0)]);this.profile=Gt(m.filter(({start:p})=>p>=a),e,K(this.hass)),this.rows=[...u??m,...n],this.comparison=l}async year({before:e,moment:t},s){let n=C(this.hass),i=[x(t,"day",n),{...x(s.start,"day",n),end:s.start}],l={start:e.start,end:s.start};if(n!==this.hass.config.time_zone)return this.ask(l,"hour");let[a,...d]=await Promise.all([this.ask(l,"day"),...i.filter(({start:m,end:u})=>m<u).map(m=>this.ask(m,"hour"))]);return[...a.filter(({start:m})=>i.every(u=>m!==u.start)),...d.flat()]}async ask(e,t){let s=await P(this.hass,{ids:this.ids,range:e,resolution:t,types:["change"]});return be(Object.values(s))}get ids(){return T(this.meters).flatMap(({entities:e})=>e.energy??[])}body(){let e=Zt.map(t=>({value:t,text:this.t(`compare.${t}`)}));return c`<div class="controls">
        ${W(this.t("usage.period"),e,this.span,t=>{this.span=t,this.refresh.now()})}
      </div>
      ${this.comparison?this.compared(this.comparison):this.notice("state.loading")} ${this.usualWeek()}`}compared(e){let t=V(this.rows,e.now),s=V(this.rows,{start:e.before.start,end:e.moment});if(t===null||s===null)return this.notice("compare.none");let n=this.t("compare.so_far",{now:_(this.hass,t),before:_(this.hass,s)});return c`<p class="verdict">${this.verdict(t,s)}</p>
      <p class="notice">${n}</p>
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(e)}
        .format=${i=>_(this.hass,i)}
        .summary=${n}
        filename="comparison"
      ></smart-energy-chart>`}verdict(e,t){let s=t>0?e/t-1:0,n=Pe(this.hass,Math.abs(s));return Math.abs(s)<.005?this.t("compare.same"):this.t(s>0?"compare.more":"compare.less",{percent:n})}chartData(e){let t=Vt(this.rows,e,this.span,C(this.hass),K(this.hass)),s={week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}}[this.span],n=this.span==="year"?{month:"long"}:{weekday:"long",day:"numeric",month:"long"},i=a=>t.map(d=>d[a]),l=`color-mix(in srgb, ${et} 45%, transparent)`;return{unit:"kWh",columns:t.map(({period:a})=>({label:b(this.hass,a.start,s),title:b(this.hass,a.start,n),...a})),series:[{name:this.t("compare.this",{span:this.t(`span.${this.span}`)}),color:ce,values:i("now"),shape:"beside"},{name:this.t("compare.before"),color:et,values:i("before")},{name:this.t("compare.rest"),color:l,values:i("rest")}]}}usualWeek(){let e=this.profile.flat().filter(i=>i!==null);if(e.length===0)return c``;let t={low:Math.min(...e),high:Math.max(...e)},s=this.t("compare.profile_summary",{weeks:String(Yt),low:_(this.hass,t.low),high:_(this.hass,t.high)}),n=i=>new Intl.DateTimeFormat(this.hass.locale.language,{weekday:"short",timeZone:"UTC"}).format((3+K(this.hass)+i)*Jt);return c`<h3>${this.t("compare.profile")}</h3>
      ${Ut(this.profile,{summary:s,row:n,column:i=>String(i),format:i=>i===null?this.t("state.unknown"):_(this.hass,i)})}
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
    `]}};f([w()],we.prototype,"span",2);function Xt(o,r){return o.callWS({type:"smart_energy/forecast",device_ids:r})}function Qt(o,r){return o.callWS({type:"smart_energy/bill",device_ids:r})}function er(o,r){let e=new Map;for(let t of o){let s=e.get(r(t))??{amount:0,quantity:0,unit:t.unit};s.amount+=Number(t.amount),s.quantity+=Number(t.quantity),s.unit!==t.unit&&(s.unit=null),e.set(r(t),s)}return[...e].map(([t,{amount:s,quantity:n,unit:i}])=>({name:t,amount:s,quantity:i===null?"":`${Number(n.toFixed(3))} ${i}`}))}function rt(o,r){return o===null||r===null||r<=0?null:o/r}function tr(o){let r=new Set(o.map(({currency:e})=>e));return r.size===1?[...r][0]??null:null}var ds=["item","component","device"],xe=class extends v{constructor(){super(...arguments);this.by="item";this.bills={};this.refresh=new k(this,{load:()=>this.load(),everyMs:3e5})}static getStubConfig(){return{}}static getConfigForm(){return{schema:M}}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}firstUpdated(){this.refresh.now()}heading(){return this.t("costs.title")}*watched(){}async load(){this.bills=await Qt(this.hass,T(this.meters).map(({id:e})=>e))}body(){let e=Object.values(this.bills);if(!e[0])return c`${this.notice("costs.none")}
        <a class="link" href="/config/integrations/integration/smart_energy">${this.t("settings.tariff")}</a>`;let s=tr(e);return s===null?c`${e.map(n=>this.figures([n],n.currency))}`:c`${this.figures(e,s)}
    ${W(this.t("costs.by"),ds.map(n=>({value:n,text:this.t(`costs.${n}`)})),this.by,n=>this.by=n)}
    ${this.breakdown(this.rows(e),s)} ${T(this.meters).map(n=>this.remarks(n))}`}figures(e,t){let s=u=>e.every(p=>p[u]!==null)?e.reduce((p,g)=>p+Number(g[u]),0):null,[n,i,l]=[s("total"),s("projected"),s("budget")],a=e[0],d=u=>u===null?this.t("state.unknown"):I(this.hass,u,t),m=a?b(this.hass,Date.parse(a.start),{dateStyle:"medium"}):"";return c`<p class="total">${d(n)}</p>
      <p class="notice">${this.t("costs.since",{date:m})}</p>
      <dl>
        <dt>${this.t("costs.projected")}</dt>
        <dd>${d(i)}</dd>
        ${l===null?h:c`<dt>${this.t("costs.budget")}</dt>
                <dd>${d(l)}</dd>`}
      </dl>
      ${this.meterOf(n,i,l)}`}meterOf(e,t,s){let n=rt(e,s);if(n===null)return h;let i=rt(t,s),l=m=>`${E(this.hass,m*100,0)} %`,a=this.t(i!==null&&i>1?"costs.over":"costs.within",{used:l(n),expected:i===null?this.t("state.unknown"):l(i)}),d=m=>`width:${Math.min(100,m*100)}%`;return c`<div class="budget" aria-hidden="true">
        ${i===null?h:c`<i class="expected" style=${d(i)}></i>`}
        <i class=${n>1?"used over":"used"} style=${d(n)}></i>
      </div>
      <p class="notice">${a}</p>`}rows(e){if(this.by==="device")return T(this.meters).flatMap(({id:s,name:n})=>{let i=this.bills[s];return i?[{name:n,amount:Number(i.total),quantity:""}]:[]});let t=this.by;return er(e.flatMap(({lines:s})=>s),s=>s[t])}breakdown(e,t){return c`<table>
      <tbody>
        ${e.map(({name:s,quantity:n,amount:i})=>c`<tr>
              <th scope="row">${s}</th>
              <td>${n}</td>
              <td>${I(this.hass,i,t)}</td>
            </tr>`)}
      </tbody>
    </table>`}remarks(e){let t=this.bills[e.id];if(!t)return h;let s=l=>E(this.hass,l,l<10?1:0),n=[...t.tier===null?[]:[this.tierText(t.tier)],...t.estimated_hours>0?[this.t("costs.estimated",{hours:s(t.estimated_hours)})]:[],...t.missing_hours>0?[this.t("costs.missing",{hours:s(t.missing_hours)})]:[]],i=Object.keys(this.bills).length>1;return c`${n.map(l=>c`<p class="notice">${i?`${e.name}: `:""}${l}</p>`)}`}tierText(e){let{name:t,used_kwh:s,limit_kwh:n}=e;return n===null?this.t("costs.last_tier",{name:t,used:s}):this.t("costs.tier",{name:t,used:s,limit:n})}static{this.styles=[v.styles,z,y`
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
        color: var(--primary-text-color);
      }
    `]}};f([w()],xe.prototype,"by",2);var rr={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},sr=o=>(...r)=>({_$litDirective$:o,values:r}),Ne=class{constructor(r){}get _$AU(){return this._$AM._$AU}_$AT(r,e,t){this._$Ct=r,this._$AM=e,this._$Ci=t}_$AS(r,e){return this.update(r,e)}update(r,e){return this.render(...e)}};var nr=sr(class extends Ne{constructor(o){if(super(o),o.type!==rr.ATTRIBUTE||o.name!=="class"||o.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(o){return" "+Object.keys(o).filter(r=>o[r]).join(" ")+" "}update(o,[r]){if(this.st===void 0){this.st=new Set,o.strings!==void 0&&(this.nt=new Set(o.strings.join(" ").split(/\s/).filter(t=>t!=="")));for(let t in r)r[t]&&!this.nt?.has(t)&&this.st.add(t);return this.render(r)}let e=o.element.classList;for(let t of this.st)t in r||(e.remove(t),this.st.delete(t));for(let t in r){let s=!!r[t];s===this.st.has(t)||this.nt?.has(t)||(s?(e.add(t),this.st.add(t)):(e.remove(t),this.st.delete(t)))}return N}});function ar(o){let r=o.flatMap(n=>{let i=o.filter(({meter:l})=>l.parentId===n.meter.id);return i.length?[n,us(n,i)]:[n]}),e=new Set(o.map(({meter:n})=>n.id)),s=o.filter(({meter:n})=>n.parentId===null||!e.has(n.parentId)).reduce((n,{todayKwh:i})=>n+(i??0),0);return r.map(n=>({...n,share:n.todayKwh!==null&&s>0?n.todayKwh/s:null}))}function us(o,r){let e=t=>{let s=r.map(i=>i[t]),n=o[t];return n===null||s.includes(null)?null:Math.max(0,n-s.reduce((i,l)=>i+(l??0),0))};return{...o,untracked:!0,powerW:e("powerW"),todayKwh:e("todayKwh"),costToday:e("costToday"),standbyW:null,share:null}}var or={power:"powerW",today:"todayKwh",cost:"costToday"};function lr(o,r){let e=new Set(o.map(({meter:s})=>s.id)),t=o.filter(({meter:s,untracked:n})=>!n&&(s.parentId===null||!e.has(s.parentId)));return ir(t,r).flatMap(s=>{let n=o.filter(({meter:i,untracked:l})=>i.parentId===s.meter.id||l&&i.id===s.meter.id);return[s,...ir(n,r)]})}function ir(o,r){let e=t=>t.online===!1&&!t.untracked?0:1;return[...o].sort((t,s)=>e(t)!==e(s)?e(t)-e(s):r==="name"?Number(t.untracked)-Number(s.untracked)||t.meter.name.localeCompare(s.meter.name,void 0,{numeric:!0}):(s[or[r]]??-1/0)-(t[or[r]]??-1/0)||t.meter.name.localeCompare(s.meter.name))}function cr(o,r){let e=new Map;for(let{start:n,mean:i}of o){if(typeof i!="number")continue;let l=x(n,"day",r).start;e.set(l,[...e.get(l)??[],i])}let t=[...e.values()].filter(n=>n.length>=20).map(n=>Math.min(...n));if(t.length===0)return null;t.sort((n,i)=>n-i);let s=t.length>>1;return t.length%2?t[s]??null:((t[s-1]??0)+(t[s]??0))/2}var dr=["power","today","cost","name"],ms=7*864e5;function ur(o,r){return r===void 0?null:o[r]??null}var $e=class extends v{constructor(){super(...arguments);this.sort="power";this.todayKwh={};this.standbyW={};this.refresh=new k(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.sort=e.sort??"power"}static getStubConfig(){return{}}static getConfigForm(){return{schema:[...M,{name:"sort",selector:{select:{options:dr}}}]}}getCardSize(){return 2+this.meters.length}getGridOptions(){return{columns:12,min_columns:6}}firstUpdated(){this.refresh.now()}heading(){return this.t("devices.title")}async load(){let e=C(this.hass),t=Date.now(),s=x(t,"day",e),n=x(t,"hour",e),i=this.meters.flatMap(({entities:u})=>u.energy??[]),l=this.meters.flatMap(({entities:u})=>u.power??[]),[a,d,m]=await Promise.all([P(this.hass,{ids:i,range:{start:s.start,end:n.start},resolution:"hour",types:["change"]}),Le(this.hass,i,n),P(this.hass,{ids:l,range:{start:n.start-ms,end:n.start},resolution:"hour",types:["mean"]})]);for(let u of i)this.todayKwh[u]=V([...a[u]??[],...d[u]??[]],s);for(let u of l)this.standbyW[u]=cr(m[u]??[],e)}body(){let e=lr(ar(this.meters.map(n=>this.row(n))),this.sort),t=e.some(({costToday:n})=>n!==null),s=dr.filter(n=>t||n!=="cost");return c`<div class="controls">
        ${W(this.t("devices.sort"),s.map(n=>({value:n,text:this.t(`devices.${n}`)})),this.sort,n=>this.sort=n)}
      </div>
      <ul>
        ${e.map(n=>this.item(n))}
      </ul>`}row(e){let t=Q(this.hass,e,"power");return{meter:e,untracked:!1,online:this.online(e)??t!==null,lastSeen:this.lastSeen(e),powerW:t,todayKwh:Q(this.hass,e,"energy_today")??ur(this.todayKwh,e.entities.energy),costToday:Q(this.hass,e,"cost_today"),standbyW:ur(this.standbyW,e.entities.power),share:null}}online(e){let t=this.hass.states[e.entities.status??""]?.state;return t==="on"||t==="off"?t==="on":null}lastSeen(e){let t=Date.parse(this.hass.states[e.entities.last_reading??""]?.state??"");return Number.isNaN(t)?null:t}item(e){let t=e.untracked||e.meter.parentId!==null,s=e.online===!1&&!e.untracked;return c`<li class=${nr({inner:t,dark:s})}>
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
    </li>`}ifKnown(e,t){return e===null?h:c`<span>${t(e)}</span>`}written(e,t){return e===null?this.t("state.unknown"):t(e)}offline(e){let t=e.lastSeen===null?"":b(this.hass,e.lastSeen,{dateStyle:"short",timeStyle:"short"});return c`<ha-icon icon="mdi:alert-circle-outline"></ha-icon> ${this.t("state.offline")} ${t}`}open({meter:e,untracked:t}){let s=e.entities[t?"energy":"power"];s&&le(this,s)}static{this.styles=[v.styles,z,y`
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
    `]}};f([w()],$e.prototype,"sort",2);function mr(o,r,e){let t=new Map(o.map(({start:n,change:i})=>[n,i??null])),s=r.map(({past:n,hours:i})=>hs([...n,...i]));return e.map(({start:n})=>{let i=s.map(a=>a.get(n)),l=a=>i.length===0||i.includes(void 0)?null:i.reduce((d,m)=>d+(m?.[a]??0),0);return{start:n,measured:t.get(n)??null,expected:l("kwh"),low:l("p10"),high:l("p90")}})}function hs(o){return new Map(o.map(r=>[Date.parse(r.start),r]))}function st(o,r){let e=o.map(t=>t[r]);return e.length===0||e.includes(null)?null:e.reduce((t,s)=>t+(s??0),0)}var nt=36e5,Ue=class extends v{constructor(){super(...arguments);this.forecasts={};this.measured=[];this.range={start:0,end:0};this.refresh=new k(this,{load:()=>this.load(),everyMs:nt})}static getStubConfig(){return{}}static getConfigForm(){return{schema:M}}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}firstUpdated(){this.refresh.now()}heading(){return this.t("forecast.title")}*watched(){}async load(){let e=C(this.hass),t=x(Date.now(),"hour",e);this.range={start:x(Date.now(),"day",e).start,end:t.start+24*nt};let s=T(this.meters),n=s.flatMap(({entities:d})=>d.energy??[]),i={start:this.range.start,end:t.start},[l,a]=await Promise.all([i.start<i.end?P(this.hass,{ids:n,range:i,resolution:"hour",types:["change"]}):Promise.resolve({}),Xt(this.hass,s.map(({id:d})=>d))]);this.measured=be(Object.values(l)),this.forecasts=a}body(){let e=Object.values(this.forecasts).filter(({hours:n})=>n.length>0);if(e.length===0)return this.none();let t=mr(this.measured,e,B(this.range,"hour",C(this.hass))),s=[["forecast.today",st(e,"today_kwh")],["forecast.tomorrow",st(e,"tomorrow_kwh")]];return c`<dl>
        ${s.map(([n,i])=>c`<div>
              <dt>${this.t(n)}</dt>
              <dd>${i===null?this.t("state.unknown"):_(this.hass,i)}</dd>
            </div>`)}
      </dl>
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(t)}
        .format=${n=>_(this.hass,n)}
        .summary=${this.summary(s)}
        filename="forecast"
      ></smart-energy-chart>`}none(){let e=Object.values(this.forecasts).flatMap(({reason:t})=>t??[]);return c`${this.notice("forecast.none")} ${e.length?c`<p class="notice">${e[0]}</p>`:h}`}summary(e){return e.map(([t,s])=>`${this.t(t)}: ${s===null?this.t("state.unknown"):_(this.hass,s)}`).join(", ")}chartData(e){return{unit:"kWh",columns:e.map(({start:t})=>({label:b(this.hass,t,{hour:"numeric"}),title:b(this.hass,t,{weekday:"short",hour:"numeric",minute:"2-digit"}),start:t,end:t+nt})),series:[{name:this.t("forecast.measured"),color:ce,values:e.map(({measured:t})=>t)},{name:this.t("forecast.expected"),color:Ft,values:e.map(({expected:t})=>t),shape:"line"}],expected:e.map(({low:t,high:s})=>t===null||s===null?null:{low:t,high:s})}}static{this.styles=[v.styles,y`
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
    `]}};function hr(o,r){let e=o.filter(d=>d!==null),t=Math.min(0,...e),s=Math.max(0,...e,t+1),n=d=>o.length>1?d/(o.length-1)*100:50,i=d=>30-(d-t)/(s-t)*28,l="M",a=o.map((d,m)=>{if(d===null)return l="M","";let u=`${l}${n(m).toFixed(1)} ${i(d).toFixed(1)}`;return l="L",u});return c`<svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
    ${R`<path d=${a.join("")} fill="none" stroke=${r} stroke-width="2" vector-effect="non-scaling-stroke" stroke-linejoin="round"></path>`}
  </svg>`}async function pr(o,r,e){if(r.length===0)return{};let t=await o.callWS({type:"history/history_during_period",start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),entity_ids:r,minimal_response:!0,no_attributes:!0,significant_changes_only:!1});return Object.fromEntries(Object.entries(t).map(([s,n])=>[s,n.map(ps)]))}function ps({s:o,lu:r}){let e=Number(o);return{time:r*1e3,value:o.trim()!==""&&Number.isFinite(e)?e:null}}function fr(o,r,e){let t=(r.end-r.start)/e,s=Array.from({length:e},()=>({weighted:0,time:0}));return o.forEach(({time:n,value:i},l)=>{if(i===null)return;let a=Math.max(n,r.start),d=Math.min(o[l+1]?.time??r.end,r.end),m=Math.floor((a-r.start)/t);for(let u=m;u<e&&r.start+u*t<d;u++){let p=s[u],g=r.start+u*t,$=Math.min(d,g+t)-Math.max(a,g);!p||$<=0||(p.weighted+=i*$,p.time+=$)}}),s.map(({weighted:n,time:i})=>i>0?n/i:null)}var gr=36e5,fs=.5,gs=["voltage","current","power_factor","frequency"],ys=["energy_today","cost_today"],Ie=class extends v{constructor(){super(...arguments);this.hour={end:0,points:{}};this.history=new k(this,{load:()=>this.load(),everyMs:3e5})}static getStubConfig(){return{}}static getConfigForm(){return{schema:M}}getCardSize(){return 3*Math.max(1,this.meters.length)}getGridOptions(){return{columns:12,min_columns:6}}firstUpdated(){this.history.now()}async load(){let e=Date.now(),t=this.meters.flatMap(({entities:s})=>s.power??[]);this.hour={end:e,points:await pr(this.hass,t,{start:e-gr,end:e})}}heading(){return this.t("live.title")}body(){return c`<div class="meters">${this.meters.map(e=>this.meter(e))}</div>`}meter(e){let t=Q(this.hass,e,"power");return c`<section aria-label=${e.name}>
      <button class="main" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span class="power">${t===null?this.t("state.offline"):ee(this.hass,t)}</span>
        <span class="flow">${t===null?h:this.flow(t)}</span>
      </button>
      ${this.trend(e,t)}
      <dl>
        ${gs.map(s=>this.value(e,s))} ${ys.map(s=>this.value(e,s))}
        ${this.costNow(e,t)}
      </dl>
    </section>`}flow(e){let[t,s]=Math.abs(e)<fs?["·","live.still"]:e<0?["↑","live.exporting"]:["↓","live.importing"];return c`<span aria-hidden="true">${t}</span> ${this.t(s)}`}trend(e,t){let s=this.hour.points[e.entities.power??""];if(!s)return h;let n=Date.now(),i=t===null?[]:[{time:Math.max(this.hour.end,n-1e3),value:t}],l=fr([...s,...i],{start:n-gr,end:n},60),a=t!==null&&t<0?He:ce;return c`<div class="trend" title=${this.t("live.trend")}>${hr(l,a)}</div>`}value(e,t){let s=e.entities[t],n=s===void 0?void 0:this.hass.states[s];return n?c`<div class=${t}>
      <dt>${this.t(`live.${t}`)}</dt>
      <dd>${this.hass.formatEntityState(n)}</dd>
    </div>`:h}costNow(e,t){let s=Q(this.hass,e,"price"),n=this.hass.states[e.entities.price??""]?.attributes.unit_of_measurement??"",[i,l]=n.split("/");return s===null||t===null||!i||l!=="kWh"?h:c`<div class="cost_now">
      <dt>${this.t("live.cost_now")}</dt>
      <dd>${this.t("live.per_hour",{amount:I(this.hass,s*t/1e3,i)})}</dd>
    </div>`}open(e,t){let s=e.entities[t];s&&le(this,s)}static{this.styles=[v.styles,y`
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
    `]}};function yr(o){let r=["start","end",...o.series.map(({name:s})=>`${s} (${o.unit})`)],e=o.expected?[`low (${o.unit})`,`high (${o.unit})`]:[],t=o.columns.map((s,n)=>[new Date(s.start).toISOString(),new Date(s.end).toISOString(),...o.series.map(({values:i})=>ot(i[n])),...o.expected?[ot(o.expected[n]?.low),ot(o.expected[n]?.high)]:[],s.note??""]);return[[...r,...e,"note"],...t].map(s=>s.map(vs).join(",")).join(`\r
`)+`\r
`}function ot(o){return o==null?"":String(o)}function vs(o){let r=/^[=+@\t\r]|^-(?![\d.])/.test(o)?`'${o}`:o;return/[",\r\n]/.test(r)?`"${r.replaceAll('"','""')}"`:r}function _e(o){let r=o.filter(e=>e!==null);return r.length?r.reduce((e,t)=>e+t,0):null}var bs={day:"hour",week:"day",month:"day",year:"month"};function vr(o,r,e,t,s=0){let n=bs[o];return{range:x(r,o,e.shown,t,s),bar:n,resolution:e.shown===e.home?n:"hour"}}function br(o,r){let e=r.map(()=>null);for(let{start:t,change:s}of o){if(typeof s!="number")continue;let n=ws(r,t);n!==null&&(e[n]=(e[n]??0)+s)}return e}function ws(o,r){let e=0,t=o.length;for(;e<t;){let n=e+t>>1;(o[n]?.end??1/0)<=r?e=n+1:t=n}let s=o[e];return s&&s.start<=r?e:null}function wr(o,r,e){return B(o.range,o.bar,r,e)}var xr=["day","week","month","year"],xs={day:{hour:"numeric"},week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}},$s={day:{weekday:"short",hour:"numeric",minute:"2-digit"},week:{weekday:"long",day:"numeric",month:"long"},month:{weekday:"short",day:"numeric",month:"long"},year:{month:"long",year:"numeric"}},se=class extends v{constructor(){super(...arguments);this.span="day";this.unit="energy";this.step=0;this.refresh=new k(this,{load:()=>this.load(),everyMs:3e5});this.format=e=>this.unit==="money"?I(this.hass,e,this.currency):_(this.hass,e)}setConfig(e){super.setConfig(e),this.span=e.span??"day",this.unit=e.unit??"energy"}static getStubConfig(){return{}}static getConfigForm(){return{schema:[...M,{name:"span",selector:{select:{options:xr}}},{name:"unit",selector:{select:{options:["energy","money"]}}}]}}getCardSize(){return 6}getGridOptions(){return{columns:"full",min_columns:6}}firstUpdated(){this.refresh.now()}heading(){return this.t("usage.title")}get page(){let e={shown:C(this.hass),home:this.hass.config.time_zone};return vr(this.span,Date.now(),e,K(this.hass),this.step)}async load(){let e=this.page,t=T(this.meters).flatMap(l=>this.idsOf(l)),{range:s,resolution:n}=e,i=await P(this.hass,{ids:t,range:s,resolution:n,types:["change"]});this.shown={page:e,statistics:i}}idsOf(e){let{energy:t,energy_export:s,cost_total:n}=e.entities;return(this.unit==="money"?[n]:[t,s]).filter(i=>i!==void 0)}body(){if(!this.shown)return this.notice("state.loading");let{page:e}=this.shown,t=this.chartData(this.shown.page,this.shown.statistics),s=t.series.every(({values:n})=>n.every(i=>i===null));return c`${this.controls(e)}
    ${s?this.notice(this.unit==="money"&&t.series.length===0?"usage.no_cost":"state.empty"):c`<smart-energy-chart
            .hass=${this.hass}
            .data=${t}
            .format=${this.format}
            .summary=${this.summary(e,t)}
            filename="usage-${new Date(e.range.start).toISOString().slice(0,10)}"
          ></smart-energy-chart>`}`}get currency(){return this.hass.config.currency??"EUR"}summary(e,t){let s=_e(t.series.map(({values:n})=>_e(n)));return this.t("usage.summary",{title:this.t("usage.title"),range:this.rangeText(e.range),total:s===null?this.t("state.unknown"):this.format(s)})}rangeText(e){let t={day:"numeric",month:"long",year:"numeric"};return{day:b(this.hass,e.start,{weekday:"long",...t}),week:`${b(this.hass,e.start,{day:"numeric",month:"short"})} – ${b(this.hass,e.end-1,{day:"numeric",month:"short",year:"numeric"})}`,month:b(this.hass,e.start,{month:"long",year:"numeric"}),year:b(this.hass,e.start,{year:"numeric"})}[this.span]}chartData(e,t){let s=wr(e,C(this.hass),K(this.hass)),n=Date.now(),i=s.map(a=>({label:b(this.hass,a.start,xs[this.span]),title:b(this.hass,a.start,$s[this.span]),...a,...a.start<=n&&n<a.end?{note:this.t("usage.incomplete")}:{}}));return{unit:this.unit==="money"?this.currency:"kWh",columns:i,series:this.series(s,t)}}series(e,t){return T(this.meters).flatMap((s,n)=>{let{energy:i,energy_export:l,cost_total:a}=s.entities,d=g=>{let $=g===void 0?void 0:t[g];return $&&br($,e)},m=d(this.unit==="money"?a:i),u=this.unit==="money"?void 0:d(l),p=m?[{name:s.name,color:Bt(n),values:m}]:[];if(u?.some(g=>g!==null&&g!==0)){let g=this.t("usage.exported",{name:s.name});p.push({name:g,color:He,values:u.map($=>$===null?null:-$)})}return p})}controls(e){let t=xr.map(n=>({value:n,text:this.t(`usage.${n}`)})),s=["energy","money"].map(n=>({value:n,text:this.t(`usage.${n}`)}));return c`<div class="controls">
        ${W(this.t("usage.period"),t,this.span,n=>{this.show({span:n})})}
        ${W(this.t("usage.unit"),s,this.unit,n=>{this.show({unit:n})})}
      </div>
      <div class="pager">
        ${this.turn("usage.previous","‹",this.step-1)}
        <span aria-live="polite">${this.rangeText(e.range)}</span>
        ${this.turn("usage.next","›",this.step+1)}
        ${this.step<0?this.turn("usage.now",this.t("usage.now"),0):h}
      </div>`}turn(e,t,s){return c`<button
      class="plain"
      aria-label=${this.t(e)}
      ?disabled=${s>0}
      @click=${()=>{this.show({step:s})}}
    >
      ${t}
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
    `]}};f([w()],se.prototype,"span",2),f([w()],se.prototype,"unit",2),f([w()],se.prototype,"step",2);function $r(o,r=4){let e=0,t=0;for(let p of o)p===null||!Number.isFinite(p)||(e=Math.min(e,p),t=Math.max(t,p));e===t&&(t=1);let s=(t-e)/r,n=Math.floor(Math.log10(s)),l=([1,2,5,10].find(p=>p*10**n>=s*.9999)??10)*10**n,a=Math.floor(e/l+1e-9),d=Math.ceil(t/l-1e-9),m=Math.max(0,-Math.floor(Math.log10(l)+1e-9)),u=Array.from({length:d-a+1},(p,g)=>Number(((a+g)*l).toFixed(m)));return{low:a*l,high:d*l,ticks:u,digits:m}}function _r(o,r,e){let t=Math.max(1,Math.floor(r/e));return Math.max(1,Math.ceil(o/t))}var Sr=220,it=44;function kr(o,r){let e=$r(_s(o)),t={left:it,top:20,width:Math.max(10,r-it-4),height:Sr-44},s=o.columns.length,n=t.width/Math.max(1,s),i=a=>t.top+(e.high-a)/(e.high-e.low)*t.height,l=_r(s,t.width,it);return{height:Sr,plot:t,step:n,digits:e.digits,ticks:e.ticks.map(a=>({value:a,y:i(a)})),labels:o.columns.flatMap(({label:a},d)=>d%l===0?[{x:t.left+(d+.5)*n,text:a}]:[]),bands:o.columns.flatMap(({band:a},d)=>a?[{x:t.left+d*n,width:n,color:a}]:[]),expected:(o.expected??[]).flatMap((a,d)=>a?[{x:t.left+d*n,y:i(a.high),width:n,height:Math.max(1,i(a.low)-i(a.high))}]:[]),bars:Ss(o,t.left,n,i),lines:o.series.filter(({shape:a})=>a==="line").map(a=>({path:ks(a,t.left,n,i),color:a.color})),columnAt:a=>{let d=Math.floor((a-t.left)/n);return d>=0&&d<s?d:null}}}function*_s(o){let r=o.series.filter(({shape:e})=>e===void 0||e==="stacked");for(let e=0;e<o.columns.length;e++){let t=r.map(s=>s.values[e]??0);yield t.reduce((s,n)=>s+Math.max(0,n),0),yield t.reduce((s,n)=>s+Math.min(0,n),0),yield o.expected?.[e]?.high??null,yield o.expected?.[e]?.low??null}for(let e of o.series)r.includes(e)||(yield*e.values)}function Ss(o,r,e,t){let s=o.series.filter(({shape:m})=>m===void 0||m==="stacked"),n=o.series.filter(({shape:m})=>m==="beside"),i=n.length+(s.length?1:0),l=Math.min(e*.2,6),a=Math.max(.5,(e-l)/Math.max(1,i)),d=[];return o.columns.forEach((m,u)=>{let p=r+u*e+l/2,g={up:0,down:0},$=(G,ne,oe)=>{let Z=G.values[u];if(Z==null||Z===0)return oe;let[at,Er]=Z>0?[t(oe+Z),t(oe)]:[t(oe),t(oe+Z)];return d.push({x:ne,y:at,width:a,height:Math.max(.5,Er-at),color:G.color,hatched:!!m.note}),oe+Z};n.forEach((G,ne)=>$(G,p+ne*a,0));for(let G of s){let ne=(G.values[u]??0)<0?"down":"up";g[ne]=$(G,p+n.length*a,g[ne])}}),d}function ks(o,r,e,t){let s="M";return o.values.map((n,i)=>{if(n===null)return s="M","";let l=`${s}${(r+(i+.5)*e).toFixed(1)} ${t(n).toFixed(1)}`;return s="L",l}).join("")}var O=class extends A{constructor(){super(...arguments);this.format=String;this.formatTick=(e,t)=>e.toFixed(t);this.summary="";this.unknown="–";this.width=0;this.chosen=null;this.onKey=e=>{let t=this.data.columns.length-1,s=this.chosen,n={ArrowRight:s===null?0:Math.min(t,s+1),ArrowLeft:s===null?t:Math.max(0,s-1),Home:0,End:t,Escape:null};!(e.key in n)||t<0||(e.preventDefault(),this.choose(n[e.key]??null))}}connectedCallback(){super.connectedCallback(),this.observer=new ResizeObserver(([e])=>{this.width=Math.round(e?.contentRect.width??0)}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(e){e.has("data")&&this.chosen!==null&&this.chosen>=this.data.columns.length&&(this.chosen=null)}render(){if(this.width===0)return c`<div class="frame"></div>`;let e=kr(this.data,this.width);return c`<div
        class="frame"
        role="img"
        tabindex="0"
        aria-label=${this.summary}
        @keydown=${this.onKey}
        @pointermove=${t=>{this.choose(e.columnAt(t.clientX-this.getBoundingClientRect().left))}}
        @pointerleave=${()=>{this.choose(null)}}
        @blur=${()=>{this.choose(null)}}
      >
        ${this.picture(e)} ${this.tooltip(e)}
      </div>
      <p class="visually-hidden" aria-live="polite">${this.spoken()}</p>`}picture(e){let{plot:t,height:s}=e;return c`<svg width=${this.width} height=${s} aria-hidden="true">
      <defs>
        <pattern id="estimated" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="6" fill="var(--card-background-color, #fff)" opacity="0.55"></rect>
        </pattern>
      </defs>
      ${e.bands.map(n=>R`<rect class="band" x=${n.x} y=${t.top} width=${n.width} height=${t.height} fill=${n.color}></rect>`)}
      ${e.ticks.map(n=>R`<line class=${n.value===0?"zero":"grid"} x1=${t.left} x2=${t.left+t.width} y1=${n.y} y2=${n.y}></line>
          <text class="tick" x=${t.left-6} y=${n.y+4} text-anchor="end">${this.formatTick(n.value,e.digits)}</text>`)}
      <text class="tick" x=${t.left-6} y="12" text-anchor="end">${this.data.unit}</text>
      ${this.chosen===null?h:R`<rect class="chosen" x=${t.left+this.chosen*e.step} y=${t.top} width=${e.step} height=${t.height}></rect>`}
      ${e.expected.map(n=>R`<rect class="expected" x=${n.x} y=${n.y} width=${n.width} height=${n.height}></rect>`)}
      ${e.bars.map(n=>R`<rect x=${n.x} y=${n.y} width=${n.width} height=${n.height} fill=${n.color} rx="1.5"></rect>
          ${n.hatched?R`<rect x=${n.x} y=${n.y} width=${n.width} height=${n.height} fill="url(#estimated)"></rect>`:h}`)}
      ${e.lines.map(n=>R`<path class="line" d=${n.path} stroke=${n.color}></path>`)}
      ${e.labels.map(n=>R`<text class="tick" x=${n.x} y=${s-4} text-anchor="middle">${n.text}</text>`)}
    </svg>`}tooltip(e){let t=this.chosenColumn;if(!t||this.chosen===null)return h;let s=e.plot.left+(this.chosen+.5)*e.step,n=s>this.width/2?`right:${this.width-s+e.step/2+8}px`:`left:${s+e.step/2+8}px`;return c`<div class="tooltip" style=${n}>
      <strong>${t.title}</strong>
      ${this.data.series.map(i=>c`<div><i style="background:${i.color}"></i>${i.name}<b>${this.valueText(i)}</b></div>`)}
      ${this.expectedText()??h} ${t.note?c`<em>${t.note}</em>`:h}
    </div>`}expectedText(){let e=this.chosen===null?null:this.data.expected?.[this.chosen];return e?c`<div>${this.format(e.low)} – ${this.format(e.high)}</div>`:void 0}get chosenColumn(){return this.chosen===null?void 0:this.data.columns[this.chosen]}valueText(e){let t=this.chosen===null?null:e.values[this.chosen];return t==null?this.unknown:this.format(t)}spoken(){let e=this.chosenColumn;if(!e)return"";let t=this.data.series.map(s=>`${s.name} ${this.valueText(s)}`);return[e.title,...t,...e.note?[e.note]:[]].join(", ")}choose(e){e!==this.chosen&&(this.chosen=e)}static{this.styles=y`
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
  `}};f([S({attribute:!1})],O.prototype,"data",2),f([S({attribute:!1})],O.prototype,"format",2),f([S({attribute:!1})],O.prototype,"formatTick",2),f([S()],O.prototype,"summary",2),f([S()],O.prototype,"unknown",2),f([w()],O.prototype,"width",2),f([w()],O.prototype,"chosen",2);var H=class extends A{constructor(){super(...arguments);this.summary="";this.filename="smart-energy";this.asTable=!1;this.toggle=()=>{this.asTable=!this.asTable};this.download=()=>{let e=document.createElement("a");e.href=URL.createObjectURL(new Blob([yr(this.data)],{type:"text/csv"})),e.download=`${this.filename}.csv`,e.click(),URL.revokeObjectURL(e.href)}}t(e){return U(this.hass.language,e)}render(){return c`${this.asTable?this.table():this.chart()}
      <div class="tools">
        <ul class="legend">
          ${this.data.series.map(e=>c`<li><i class=${e.shape??"stacked"} style="--color:${e.color}"></i>${e.name}</li>`)}
        </ul>
        <button @click=${this.toggle}>${this.t(this.asTable?"chart.chart":"chart.table")}</button>
        <button @click=${this.download}>${this.t("chart.csv")}</button>
      </div>`}chart(){return c`<smart-energy-bar-chart
      .data=${this.data}
      .format=${this.format}
      .formatTick=${(e,t)=>E(this.hass,e,t)}
      .summary=${this.summary}
      .unknown=${this.t("state.unknown")}
    ></smart-energy-bar-chart>`}table(){let{columns:e,series:t,expected:s}=this.data,n=i=>i==null?this.t("state.unknown"):this.format(i);return c`<div class="scroll" tabindex="0" role="region" aria-label=${this.summary}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("chart.time")}</th>
            ${t.map(({name:i})=>c`<th scope="col">${i}</th>`)}
            ${s?c`<th scope="col">${this.t("chart.expected")}</th>`:h}
          </tr>
        </thead>
        <tbody>
          ${e.map((i,l)=>{let a=s?.[l];return c`<tr>
              <th scope="row">${i.title}${i.note?c` <em>(${i.note})</em>`:h}</th>
              ${t.map(({values:d})=>c`<td>${n(d[l])}</td>`)}
              ${s?c`<td>${a?`${n(a.low)} – ${n(a.high)}`:""}</td>`:h}
            </tr>`})}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.t("chart.total")}</th>
            ${t.map(({values:i})=>c`<td>${n(_e(i))}</td>`)}
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
  `}};f([S({attribute:!1})],H.prototype,"hass",2),f([S({attribute:!1})],H.prototype,"data",2),f([S({attribute:!1})],H.prototype,"format",2),f([S()],H.prototype,"summary",2),f([S()],H.prototype,"filename",2),f([w()],H.prototype,"asTable",2);async function Mr(o){await window.customElements.whenDefined("home-assistant");for(let[r,e]of Object.entries(o))window.customElements.get(r)||window.customElements.define(r,e)}function Ms(o,r){return(e,t)=>{let s=e.entities[t];return s?.platform==="smart_energy"&&r.includes(s.translation_key??"")&&s.device_id?{config:{type:`custom:${o}`,devices:[s.device_id]}}:null}}function Cr(o){let r=window.customCards??=[];for(let{keys:t,...s}of o)r.some(({type:n})=>n===s.type)||r.push({...s,preview:!0,getEntitySuggestion:Ms(s.type,t)});let e=window.customStrategies??=[];e.some(({type:t})=>t==="smart-energy")||e.push({type:"smart-energy",strategyType:"dashboard",name:"Smart Energy",description:"Power, energy, cost, comparison, forecast and alerts of all your meters; it arranges itself."})}function Ar(o){let{status:r,power:e,voltage:t,current:s,energy:n}=o.entities,i=(l,a)=>l===void 0?[]:[{type:"tile",entity:l,...a}];return{type:"grid",cards:[{type:"heading",heading:o.name,icon:"mdi:meter-electric",...r===void 0?{}:{badges:[{type:"entity",entity:r,show_state:!0,show_icon:!0,state_content:["state","last_changed"]}]}},...i(e,{name:"Power",icon:"mdi:flash",color:"amber",grid_options:{columns:"full",rows:2},features:[{type:"trend-graph",hours_to_show:1}]}),...i(t,{name:"Voltage"}),...i(s,{name:"Current"}),...i(n,{name:"Energy register",grid_options:{columns:"full"}})]}}var Rr={number:[{type:"numeric-input",style:"buttons"}],select:[{type:"select-options"}]};function Tr(o,r){return[{type:"grid",cards:[{type:"markdown",content:U(o.language,"settings.explanation"),text_only:!0,grid_options:{columns:"full"}},Cs(U(o.language,"settings.tariff"),"mdi:cash-clock")]},...r.flatMap(e=>As(o,e))]}function Cs(o,r){return{type:"button",name:o,icon:r,tap_action:{action:"navigate",navigation_path:"/config/integrations/integration/smart_energy"},grid_options:{columns:"full",rows:1}}}function As(o,r){let e=Object.values(r.entities).filter(t=>o.entities[t]?.entity_category==="config").map(t=>({id:t,domain:t.split(".")[0]??""})).filter(({domain:t})=>["number","switch","select"].includes(t)).sort((t,s)=>t.domain.localeCompare(s.domain)||t.id.localeCompare(s.id)).map(({id:t,domain:s})=>({type:"tile",entity:t,name:{type:"entity"},grid_options:{columns:"full"},...Rr[s]?{features:Rr[s],features_position:"inline"}:{}}));return e.length===0?[]:[{type:"grid",cards:[{type:"heading",heading:r.name,icon:"mdi:meter-electric"},...e]}]}var We=class extends HTMLElement{static generate(r,e){let t=De(e);return Promise.resolve({title:"Smart Energy",views:[Rs(e),Ts(e),Es(e),Os(e,t),Ds(e,t)]})}};function Se(o,r,e,t){return{title:U(o.language,`view.${r}`),path:r,icon:e,type:"sections",max_columns:3,sections:t}}function F(o,r=1){return{type:"grid",column_span:r,cards:o}}function D(o,r={}){return{type:`custom:smart-energy-${o}-card`,grid_options:{columns:"full"},...r}}function Rs(o){return Se(o,"overview","mdi:lightning-bolt",[F([D("alerts",{compact:!0}),D("live")]),F([D("usage")]),F([D("costs"),D("forecast")])])}function Ts(o){return Se(o,"analytics","mdi:chart-bar",[F([D("usage",{span:"month"})],2),F([D("compare")]),F([D("costs")]),F([D("forecast")],2)])}function Es(o){return Se(o,"alerts","mdi:alert-circle-outline",[F([D("alerts")],2)])}function Os(o,r){return Se(o,"devices","mdi:meter-electric",[F([D("devices")]),...r.map(Ar)])}function Ds(o,r){return Se(o,"settings","mdi:cog",Tr(o,r))}Cr([{type:"smart-energy-live-card",name:"Smart Energy: now",description:"Voltage, current, power and its direction, the last hour, and today so far.",keys:["power","voltage","current"]},{type:"smart-energy-devices-card",name:"Smart Energy: devices",description:"Every meter and circuit with its power, energy today, share and standby.",keys:["status","power"]},{type:"smart-energy-usage-card",name:"Smart Energy: usage",description:"Energy or money by the hour, day, week, month and year.",keys:["energy","energy_export","energy_today"]},{type:"smart-energy-alerts-card",name:"Smart Energy: alerts",description:"What is wrong now, to be acknowledged, and what was.",keys:[...ke,"alert"]},{type:"smart-energy-compare-card",name:"Smart Energy: comparison",description:"This week, month or year against the one before, to this moment.",keys:["energy","energy_today"]},{type:"smart-energy-costs-card",name:"Smart Energy: costs",description:"The bill so far, by tariff period, component and device, with projection and budget.",keys:["cost_today","cost_total","cost_billing_period","price"]},{type:"smart-energy-forecast-card",name:"Smart Energy: forecast",description:"The next 24 hours with their band, beside what was measured.",keys:["energy_expected_today","energy_expected_tomorrow"]}]);Mr({"ll-strategy-dashboard-smart-energy":We,"smart-energy-alerts-card":te,"smart-energy-bar-chart":O,"smart-energy-chart":H,"smart-energy-compare-card":we,"smart-energy-costs-card":xe,"smart-energy-devices-card":$e,"smart-energy-forecast-card":Ue,"smart-energy-live-card":Ie,"smart-energy-usage-card":se});
