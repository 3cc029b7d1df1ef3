var rn=Object.defineProperty;var nn=Object.getOwnPropertyDescriptor;var g=(s,r,e,t)=>{for(var n=t>1?void 0:t?nn(r,e):r,o=s.length-1,i;o>=0;o--)(i=s[o])&&(n=(t?i(r,e,n):i(n))||n);return t&&n&&rn(r,e,n),n};var $t={overcurrent:"A",overvoltage:"V",undervoltage:"V",power_limit:"W",power_spike:"W",meter_offline:"s",no_mains:"V",import_budget:"kWh"},Ee=Object.keys($t);function _t(s){return $t[s]??""}function kt(s,r){return r.flatMap(t=>Object.values(t.entities).flatMap(n=>{let o=s.states[n],i=n.startsWith("binary_sensor.")&&typeof o?.attributes.alert_id=="string";return o&&i&&o.state==="on"?[St(s,t,o.attributes,Date.parse(o.last_changed))]:[]})).sort((t,n)=>Number(t.acknowledged)-Number(n.acknowledged)||n.since-t.since)}function St(s,r,e,t){let n=String(e.kind??"");return{id:String(e.alert_id??""),meter:r,kind:n,name:sn(s,r,n),value:wt(e.value),limit:wt(e.limit),since:xt(e.since)??t,until:xt(e.until),acknowledged:e.acknowledged===!0||e.acknowledged_by!==void 0}}function sn(s,r,e){let n=s.states[r.entities[e]??""]?.attributes.friendly_name;return n?n.startsWith(`${r.name} `)?n.slice(r.name.length+1):n:e}function wt(s){return typeof s=="number"&&Number.isFinite(s)?s:null}function xt(s){let r=typeof s=="string"?Date.parse(s):NaN;return Number.isNaN(r)?null:r}function Mt(s,r,e){let t=new Map;for(let{attributes:n}of e){if(typeof n.alert_id!="string")continue;let o=St(s,r,n,0),i=t.get(o.id);t.set(o.id,{...o,until:o.until??i?.until??null,acknowledged:o.acknowledged||(i?.acknowledged??!1)})}return[...t.values()].sort((n,o)=>o.since-n.since)}var Oe=globalThis,Pe=Oe.ShadowRoot&&(Oe.ShadyCSS===void 0||Oe.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ye=Symbol(),At=new WeakMap,ue=class{constructor(r,e,t){if(this._$cssResult$=!0,t!==Ye)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=r,this.t=e}get styleSheet(){let r=this.o,e=this.t;if(Pe&&r===void 0){let t=e!==void 0&&e.length===1;t&&(r=At.get(e)),r===void 0&&((this.o=r=new CSSStyleSheet).replaceSync(this.cssText),t&&At.set(e,r))}return r}toString(){return this.cssText}},Tt=s=>new ue(typeof s=="string"?s:s+"",void 0,Ye),y=(s,...r)=>{let e=s.length===1?s[0]:r.reduce((t,n,o)=>t+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+s[o+1],s[0]);return new ue(e,s,Ye)},Rt=(s,r)=>{if(Pe)s.adoptedStyleSheets=r.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of r){let t=document.createElement("style"),n=Oe.litNonce;n!==void 0&&t.setAttribute("nonce",n),t.textContent=e.cssText,s.appendChild(t)}},Je=Pe?s=>s:s=>s instanceof CSSStyleSheet?(r=>{let e="";for(let t of r.cssRules)e+=t.cssText;return Tt(e)})(s):s;var{is:on,defineProperty:an,getOwnPropertyDescriptor:ln,getOwnPropertyNames:cn,getOwnPropertySymbols:dn,getPrototypeOf:un}=Object,De=globalThis,Ct=De.trustedTypes,mn=Ct?Ct.emptyScript:"",hn=De.reactiveElementPolyfillSupport,me=(s,r)=>s,he={toAttribute(s,r){switch(r){case Boolean:s=s?mn:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,r){let e=s;switch(r){case Boolean:e=s!==null;break;case Number:e=s===null?null:Number(s);break;case Object:case Array:try{e=JSON.parse(s)}catch{e=null}}return e}},He=(s,r)=>!on(s,r),Et={attribute:!0,type:String,converter:he,reflect:!1,useDefault:!1,hasChanged:He};Symbol.metadata??=Symbol("metadata"),De.litPropertyMetadata??=new WeakMap;var W=class extends HTMLElement{static addInitializer(r){this._$Ei(),(this.l??=[]).push(r)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(r,e=Et){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(r)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(r,e),!e.noAccessor){let t=Symbol(),n=this.getPropertyDescriptor(r,t,e);n!==void 0&&an(this.prototype,r,n)}}static getPropertyDescriptor(r,e,t){let{get:n,set:o}=ln(this.prototype,r)??{get(){return this[e]},set(i){this[e]=i}};return{get:n,set(i){let a=n?.call(this);o?.call(this,i),this.requestUpdate(r,a,t)},configurable:!0,enumerable:!0}}static getPropertyOptions(r){return this.elementProperties.get(r)??Et}static _$Ei(){if(this.hasOwnProperty(me("elementProperties")))return;let r=un(this);r.finalize(),r.l!==void 0&&(this.l=[...r.l]),this.elementProperties=new Map(r.elementProperties)}static finalize(){if(this.hasOwnProperty(me("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(me("properties"))){let e=this.properties,t=[...cn(e),...dn(e)];for(let n of t)this.createProperty(n,e[n])}let r=this[Symbol.metadata];if(r!==null){let e=litPropertyMetadata.get(r);if(e!==void 0)for(let[t,n]of e)this.elementProperties.set(t,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(r){let e=[];if(Array.isArray(r)){let t=new Set(r.flat(1/0).reverse());for(let n of t)e.unshift(Je(n))}else r!==void 0&&e.push(Je(r));return e}static _$Eu(r,e){let t=e.attribute;return t===!1?void 0:typeof t=="string"?t:typeof r=="string"?r.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(r=>this.enableUpdating=r),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(r=>r(this))}addController(r){(this._$EO??=new Set).add(r),this.renderRoot!==void 0&&this.isConnected&&r.hostConnected?.()}removeController(r){this._$EO?.delete(r)}_$E_(){let r=new Map,e=this.constructor.elementProperties;for(let t of e.keys())this.hasOwnProperty(t)&&(r.set(t,this[t]),delete this[t]);r.size>0&&(this._$Ep=r)}createRenderRoot(){let r=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Rt(r,this.constructor.elementStyles),r}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(r=>r.hostConnected?.())}enableUpdating(r){}disconnectedCallback(){this._$EO?.forEach(r=>r.hostDisconnected?.())}attributeChangedCallback(r,e,t){this._$AK(r,t)}_$ET(r,e){let t=this.constructor.elementProperties.get(r),n=this.constructor._$Eu(r,t);if(n!==void 0&&t.reflect===!0){let o=(t.converter?.toAttribute!==void 0?t.converter:he).toAttribute(e,t.type);this._$Em=r,o==null?this.removeAttribute(n):this.setAttribute(n,o),this._$Em=null}}_$AK(r,e){let t=this.constructor,n=t._$Eh.get(r);if(n!==void 0&&this._$Em!==n){let o=t.getPropertyOptions(n),i=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:he;this._$Em=n;let a=i.fromAttribute(e,o.type);this[n]=a??this._$Ej?.get(n)??a,this._$Em=null}}requestUpdate(r,e,t,n=!1,o){if(r!==void 0){let i=this.constructor;if(n===!1&&(o=this[r]),t??=i.getPropertyOptions(r),!((t.hasChanged??He)(o,e)||t.useDefault&&t.reflect&&o===this._$Ej?.get(r)&&!this.hasAttribute(i._$Eu(r,t))))return;this.C(r,e,t)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(r,e,{useDefault:t,reflect:n,wrapped:o},i){t&&!(this._$Ej??=new Map).has(r)&&(this._$Ej.set(r,i??e??this[r]),o!==!0||i!==void 0)||(this._$AL.has(r)||(this.hasUpdated||t||(e=void 0),this._$AL.set(r,e)),n===!0&&this._$Em!==r&&(this._$Eq??=new Set).add(r))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let r=this.scheduleUpdate();return r!=null&&await r,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[n,o]of this._$Ep)this[n]=o;this._$Ep=void 0}let t=this.constructor.elementProperties;if(t.size>0)for(let[n,o]of t){let{wrapped:i}=o,a=this[n];i!==!0||this._$AL.has(n)||a===void 0||this.C(n,void 0,o,a)}}let r=!1,e=this._$AL;try{r=this.shouldUpdate(e),r?(this.willUpdate(e),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(e)):this._$EM()}catch(t){throw r=!1,this._$EM(),t}r&&this._$AE(e)}willUpdate(r){}_$AE(r){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(r)),this.updated(r)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(r){return!0}update(r){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(r){}firstUpdated(r){}};W.elementStyles=[],W.shadowRootOptions={mode:"open"},W[me("elementProperties")]=new Map,W[me("finalized")]=new Map,hn?.({ReactiveElement:W}),(De.reactiveElementVersions??=[]).push("2.1.2");var st=globalThis,Ot=s=>s,Le=st.trustedTypes,Pt=Le?Le.createPolicy("lit-html",{createHTML:s=>s}):void 0,It="$lit$",V=`lit$${Math.random().toFixed(9).slice(2)}$`,Bt="?"+V,pn=`<${Bt}>`,te=document,fe=()=>te.createComment(""),ge=s=>s===null||typeof s!="object"&&typeof s!="function",ot=Array.isArray,fn=s=>ot(s)||typeof s?.[Symbol.iterator]=="function",Xe=`[ 	
\f\r]`,pe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Dt=/-->/g,Ht=/>/g,Q=RegExp(`>|${Xe}(?:([^\\s"'>=/]+)(${Xe}*=${Xe}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Lt=/'/g,Nt=/"/g,Wt=/^(?:script|style|textarea|title)$/i,it=s=>(r,...e)=>({_$litType$:s,strings:r,values:e}),d=it(1),P=it(2),ws=it(3),j=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),Ut=new WeakMap,ee=te.createTreeWalker(te,129);function jt(s,r){if(!ot(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return Pt!==void 0?Pt.createHTML(r):r}var gn=(s,r)=>{let e=s.length-1,t=[],n,o=r===2?"<svg>":r===3?"<math>":"",i=pe;for(let a=0;a<e;a++){let l=s[a],c,u,m=-1,p=0;for(;p<l.length&&(i.lastIndex=p,u=i.exec(l),u!==null);)p=i.lastIndex,i===pe?u[1]==="!--"?i=Dt:u[1]!==void 0?i=Ht:u[2]!==void 0?(Wt.test(u[2])&&(n=RegExp("</"+u[2],"g")),i=Q):u[3]!==void 0&&(i=Q):i===Q?u[0]===">"?(i=n??pe,m=-1):u[1]===void 0?m=-2:(m=i.lastIndex-u[2].length,c=u[1],i=u[3]===void 0?Q:u[3]==='"'?Nt:Lt):i===Nt||i===Lt?i=Q:i===Dt||i===Ht?i=pe:(i=Q,n=void 0);let f=i===Q&&s[a+1].startsWith("/>")?" ":"";o+=i===pe?l+pn:m>=0?(t.push(c),l.slice(0,m)+It+l.slice(m)+V+f):l+V+(m===-2?a:f)}return[jt(s,o+(s[e]||"<?>")+(r===2?"</svg>":r===3?"</math>":"")),t]},ye=class s{constructor({strings:r,_$litType$:e},t){let n;this.parts=[];let o=0,i=0,a=r.length-1,l=this.parts,[c,u]=gn(r,e);if(this.el=s.createElement(c,t),ee.currentNode=this.el.content,e===2||e===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(n=ee.nextNode())!==null&&l.length<a;){if(n.nodeType===1){if(n.hasAttributes())for(let m of n.getAttributeNames())if(m.endsWith(It)){let p=u[i++],f=n.getAttribute(m).split(V),b=/([.?@])?(.*)/.exec(p);l.push({type:1,index:o,name:b[2],strings:f,ctor:b[1]==="."?et:b[1]==="?"?tt:b[1]==="@"?rt:ae}),n.removeAttribute(m)}else m.startsWith(V)&&(l.push({type:6,index:o}),n.removeAttribute(m));if(Wt.test(n.tagName)){let m=n.textContent.split(V),p=m.length-1;if(p>0){n.textContent=Le?Le.emptyScript:"";for(let f=0;f<p;f++)n.append(m[f],fe()),ee.nextNode(),l.push({type:2,index:++o});n.append(m[p],fe())}}}else if(n.nodeType===8)if(n.data===Bt)l.push({type:2,index:o});else{let m=-1;for(;(m=n.data.indexOf(V,m+1))!==-1;)l.push({type:7,index:o}),m+=V.length-1}o++}}static createElement(r,e){let t=te.createElement("template");return t.innerHTML=r,t}};function ie(s,r,e=s,t){if(r===j)return r;let n=t!==void 0?e._$Co?.[t]:e._$Cl,o=ge(r)?void 0:r._$litDirective$;return n?.constructor!==o&&(n?._$AO?.(!1),o===void 0?n=void 0:(n=new o(s),n._$AT(s,e,t)),t!==void 0?(e._$Co??=[])[t]=n:e._$Cl=n),n!==void 0&&(r=ie(s,n._$AS(s,r.values),n,t)),r}var Qe=class{constructor(r,e){this._$AV=[],this._$AN=void 0,this._$AD=r,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(r){let{el:{content:e},parts:t}=this._$AD,n=(r?.creationScope??te).importNode(e,!0);ee.currentNode=n;let o=ee.nextNode(),i=0,a=0,l=t[0];for(;l!==void 0;){if(i===l.index){let c;l.type===2?c=new ve(o,o.nextSibling,this,r):l.type===1?c=new l.ctor(o,l.name,l.strings,this,r):l.type===6&&(c=new nt(o,this,r)),this._$AV.push(c),l=t[++a]}i!==l?.index&&(o=ee.nextNode(),i++)}return ee.currentNode=te,n}p(r){let e=0;for(let t of this._$AV)t!==void 0&&(t.strings!==void 0?(t._$AI(r,t,e),e+=t.strings.length-2):t._$AI(r[e])),e++}},ve=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(r,e,t,n){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=r,this._$AB=e,this._$AM=t,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let r=this._$AA.parentNode,e=this._$AM;return e!==void 0&&r?.nodeType===11&&(r=e.parentNode),r}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(r,e=this){r=ie(this,r,e),ge(r)?r===h||r==null||r===""?(this._$AH!==h&&this._$AR(),this._$AH=h):r!==this._$AH&&r!==j&&this._(r):r._$litType$!==void 0?this.$(r):r.nodeType!==void 0?this.T(r):fn(r)?this.k(r):this._(r)}O(r){return this._$AA.parentNode.insertBefore(r,this._$AB)}T(r){this._$AH!==r&&(this._$AR(),this._$AH=this.O(r))}_(r){this._$AH!==h&&ge(this._$AH)?this._$AA.nextSibling.data=r:this.T(te.createTextNode(r)),this._$AH=r}$(r){let{values:e,_$litType$:t}=r,n=typeof t=="number"?this._$AC(r):(t.el===void 0&&(t.el=ye.createElement(jt(t.h,t.h[0]),this.options)),t);if(this._$AH?._$AD===n)this._$AH.p(e);else{let o=new Qe(n,this),i=o.u(this.options);o.p(e),this.T(i),this._$AH=o}}_$AC(r){let e=Ut.get(r.strings);return e===void 0&&Ut.set(r.strings,e=new ye(r)),e}k(r){ot(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,t,n=0;for(let o of r)n===e.length?e.push(t=new s(this.O(fe()),this.O(fe()),this,this.options)):t=e[n],t._$AI(o),n++;n<e.length&&(this._$AR(t&&t._$AB.nextSibling,n),e.length=n)}_$AR(r=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);r!==this._$AB;){let t=Ot(r).nextSibling;Ot(r).remove(),r=t}}setConnected(r){this._$AM===void 0&&(this._$Cv=r,this._$AP?.(r))}},ae=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(r,e,t,n,o){this.type=1,this._$AH=h,this._$AN=void 0,this.element=r,this.name=e,this._$AM=n,this.options=o,t.length>2||t[0]!==""||t[1]!==""?(this._$AH=Array(t.length-1).fill(new String),this.strings=t):this._$AH=h}_$AI(r,e=this,t,n){let o=this.strings,i=!1;if(o===void 0)r=ie(this,r,e,0),i=!ge(r)||r!==this._$AH&&r!==j,i&&(this._$AH=r);else{let a=r,l,c;for(r=o[0],l=0;l<o.length-1;l++)c=ie(this,a[t+l],e,l),c===j&&(c=this._$AH[l]),i||=!ge(c)||c!==this._$AH[l],c===h?r=h:r!==h&&(r+=(c??"")+o[l+1]),this._$AH[l]=c}i&&!n&&this.j(r)}j(r){r===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,r??"")}},et=class extends ae{constructor(){super(...arguments),this.type=3}j(r){this.element[this.name]=r===h?void 0:r}},tt=class extends ae{constructor(){super(...arguments),this.type=4}j(r){this.element.toggleAttribute(this.name,!!r&&r!==h)}},rt=class extends ae{constructor(r,e,t,n,o){super(r,e,t,n,o),this.type=5}_$AI(r,e=this){if((r=ie(this,r,e,0)??h)===j)return;let t=this._$AH,n=r===h&&t!==h||r.capture!==t.capture||r.once!==t.once||r.passive!==t.passive,o=r!==h&&(t===h||n);n&&this.element.removeEventListener(this.name,this,t),o&&this.element.addEventListener(this.name,this,r),this._$AH=r}handleEvent(r){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,r):this._$AH.handleEvent(r)}},nt=class{constructor(r,e,t){this.element=r,this.type=6,this._$AN=void 0,this._$AM=e,this.options=t}get _$AU(){return this._$AM._$AU}_$AI(r){ie(this,r)}};var yn=st.litHtmlPolyfillSupport;yn?.(ye,ve),(st.litHtmlVersions??=[]).push("3.3.3");var Ft=(s,r,e)=>{let t=e?.renderBefore??r,n=t._$litPart$;if(n===void 0){let o=e?.renderBefore??null;t._$litPart$=n=new ve(r.insertBefore(fe(),o),o,void 0,e??{})}return n._$AI(s),n};var at=globalThis,D=class extends W{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let r=super.createRenderRoot();return this.renderOptions.renderBefore??=r.firstChild,r}update(r){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(r),this._$Do=Ft(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return j}};D._$litElement$=!0,D.finalized=!0,at.litElementHydrateSupport?.({LitElement:D});var vn=at.litElementPolyfillSupport;vn?.({LitElement:D});(at.litElementVersions??=[]).push("4.2.2");var bn={attribute:!0,type:String,converter:he,reflect:!1,hasChanged:He},wn=(s=bn,r,e)=>{let{kind:t,metadata:n}=e,o=globalThis.litPropertyMetadata.get(n);if(o===void 0&&globalThis.litPropertyMetadata.set(n,o=new Map),t==="setter"&&((s=Object.create(s)).wrapped=!0),o.set(e.name,s),t==="accessor"){let{name:i}=e;return{set(a){let l=r.get.call(this);r.set.call(this,a),this.requestUpdate(i,l,s,!0,a)},init(a){return a!==void 0&&this.C(i,void 0,s,a),a}}}if(t==="setter"){let{name:i}=e;return function(a){let l=this[i];r.call(this,a),this.requestUpdate(i,l,s,!0,a)}}throw Error("Unsupported decorator location: "+t)};function M(s){return(r,e)=>typeof e=="object"?wn(s,r,e):((t,n,o)=>{let i=n.hasOwnProperty(o);return n.constructor.createProperty(o,t),i?Object.getOwnPropertyDescriptor(n,o):void 0})(s,r,e)}function $(s){return M({...s,state:!0,attribute:!1})}var xn={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function T(s){return s.locale.time_zone==="server"?s.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone}function lt(s){let{number_format:r,language:e}=s.locale;if(r!=="system")return xn[r]??e}function A(s,r,e){return new Intl.NumberFormat(lt(s),{minimumFractionDigits:e,maximumFractionDigits:e,useGrouping:s.locale.number_format!=="none"}).format(r===0?0:r)}function F(s,r,e){return new Intl.NumberFormat(lt(s),{style:"currency",currency:e}).format(r===0?0:r)}function Kt(s,r,e){return`${new Intl.NumberFormat(lt(s),{style:"currency",currency:e,minimumFractionDigits:2,maximumFractionDigits:4}).format(r)}/kWh`}function be(s,r){if(r===void 0)return;let e=s.states[r]?.attributes.unit_of_measurement?.split("/")[0]??"";return/^[A-Z]{3}$/.test(e)?e:s.config.currency??void 0}function Ue(s,r){return`${A(s,r*100,0)} %`}function w(s,r){let e=Math.abs(r),t=e>=1e3?0:e>=100?1:e>=1?2:3;return`${A(s,r,t)} kWh`}function G(s,r){return Math.abs(r)>=1e4?`${A(s,r/1e3,2)} kW`:`${A(s,r,Math.abs(r)<100?1:0)} W`}function x(s,r,e){let t=s.locale.time_format;return new Intl.DateTimeFormat(t==="system"?void 0:s.locale.language,{timeZone:T(s),...e.hour&&(t==="12"||t==="24")?{hour12:t==="12"}:{},...e}).format(r)}function Z(s){let e=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"].indexOf(s.locale.first_weekday);if(e>=0)return e;let t=new Intl.Locale(s.locale.language);return((t.getWeekInfo?.()??t.weekInfo)?.firstDay??1)%7}function Ie(s){return s instanceof Object&&"message"in s?String(s.message):typeof s=="number"?void 0:String(s)}function le(s,r){s.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:r},bubbles:!0,composed:!0}))}var zt={"state.loading":"Wird geladen …","state.empty":"Noch keine Daten. Die erste Stunde erscheint, sobald Home Assistant sie zusammengefasst hat.","state.no_meters":"Noch kein Zähler. Unter Einstellungen, Geräte & Dienste, Smart Energy lässt sich einer hinzufügen.","state.error":"Das ließ sich nicht laden: {reason}","state.disconnected":"Home Assistant ist nicht erreichbar. Zu sehen sind die letzten bekannten Werte.","state.retry":"Noch einmal versuchen","state.offline":"Offline","state.unknown":"Unbekannt","chart.table":"Als Tabelle zeigen","chart.chart":"Als Diagramm zeigen","chart.csv":"CSV herunterladen","chart.time":"Zeit","chart.total":"Summe","chart.expected":"Erwarteter Bereich","usage.title":"Verbrauch","usage.hour":"Stunde","usage.day":"Tag","usage.week":"Woche","usage.month":"Monat","usage.year":"Jahr","usage.energy":"kWh","usage.money":"Geld","usage.previous":"Früher","usage.next":"Später","usage.now":"Jetzt","usage.unit":"Anzeigen","usage.period":"Zeitraum","usage.summary":"{title}, {range}: insgesamt {total}.","usage.exported":"Eingespeist von {name}","usage.no_cost":"Für diese Zähler ist kein Tarif gewählt; daher gibt es keine Kosten.","usage.incomplete":"läuft noch","live.title":"Jetzt","live.importing":"aus dem Netz","live.exporting":"ins Netz","live.still":"kein Fluss","live.trend":"Leistung der letzten Stunde","live.voltage":"Spannung","live.current":"Strom","live.power_factor":"Leistungsfaktor","live.frequency":"Frequenz","live.energy_today":"Heute","live.cost_today":"Kosten heute","compare.title":"Vergleich bis zu diesem Moment","compare.week":"Woche","compare.month":"Monat","compare.year":"Jahr","compare.this":"{span}","compare.before":"Davor, bis zu diesem Moment","compare.rest":"Davor, der Rest","compare.more":"{percent} mehr als davor","compare.less":"{percent} weniger als davor","compare.same":"so viel wie davor","compare.none":"Kein Vergleich möglich: für den Zeitraum davor gibt es keine Daten.","compare.profile":"Übliche Woche","compare.profile_summary":"Mittlere Energie nach Wochentag und Stunde über die letzten {weeks} Wochen, von {low} bis {high}.","compare.so_far":"Bisher {now}, davor bis zu diesem Moment {before}","span.week":"Diese Woche","span.month":"Dieser Monat","span.year":"Dieses Jahr","devices.title":"Geräte","devices.sort":"Sortieren nach","devices.power":"Leistung","devices.today":"Heute","devices.cost":"Kosten","devices.name":"Name","devices.rest":"Rest von {name}","devices.today_is":"heute {value}","devices.standby":"ständig {value}","view.overview":"Übersicht","view.analytics":"Auswertung","view.alerts":"Meldungen","view.devices":"Geräte","view.settings":"Einstellungen","settings.explanation":"Grenzwerte, Sicherung, Nennspannung und Budget gehören zum jeweiligen Zähler. Sie gelten auch für die Bridge und für Zähler, die sie lesen.","settings.tariff":"Tarife und Optionen","alerts.title":"Meldungen","alerts.none":"Alles in Ordnung: keine Meldungen.","alerts.silent":"Keine Meldungen, aber nicht verbunden: {names}","alerts.limit":"(Grenze {limit})","alerts.since":"seit {time}","alerts.acknowledge":"Quittieren","alerts.acknowledged":"quittiert","alerts.history":"Letzte {days} Tage","alerts.filter":"Anzeigen","alerts.all":"Alle Arten","alerts.no_history":"Keine Meldungen in dieser Zeit.","forecast.title":"Vorhersage","forecast.today":"Heute erwartet","forecast.tomorrow":"Morgen erwartet","forecast.measured":"Gemessen","forecast.expected":"Erwartet","forecast.none":"Es gibt noch keine Vorhersage.","costs.title":"Kosten","costs.none":"Für diese Zähler ist noch kein Tarif gewählt, daher gibt es keine Rechnung.","costs.by":"Aufteilen nach","costs.item":"Tarifzeit","costs.component":"Bestandteil","costs.device":"Gerät","costs.since":"seit {date}","costs.projected":"Erwartet für den ganzen Zeitraum","costs.budget":"Budget","costs.within":"Bisher {used} des Budgets, erwartet {expected}.","costs.over":"Bisher {used} des Budgets; erwartet {expected}, also mehr als das Budget.","costs.tier":"Stufe {name}: {used} von {limit} verbraucht.","costs.last_tier":"Stufe {name}, die letzte: {used} verbraucht.","costs.estimated":"Die Energie von {hours} Stunden ist geschätzt.","costs.missing":"Die Energie von {hours} Stunden fehlt.","live.cost_now":"Kosten jetzt","live.per_hour":"{amount} je Stunde","state.connection":"Home Assistant ist nicht erreichbar.","state.stale":"Nicht aktuell, das Laden ist gescheitert: {reason}","chart.price":"Preis","chart.note":"Hinweis","mark.missing":"noch nicht bekannt","mark.estimated":"geschätzt","mark.late":"nachgetragen","usage.missing":"seit {hours} h nichts gehört","usage.estimated":"{hours} h geschätzt","usage.late":"{hours} h nachgetragen","live.no_trend":"Die Leistung der letzten Stunde ist nicht bekannt.","live.trend_summary":"Leistung der letzten Stunde, von {low} bis {high}","live.minutes_ago":"vor {minutes} Minuten","devices.seen":"gehört {time}","devices.offline_since":"Offline seit {time}","forecast.look_back":"Für die letzten {hours} Stunden waren am Vortag {expected} vorhergesagt; gekommen sind {measured}.","costs.of_which":"davon Energie von {name}","compare.now_marked":"Jetzt sind {hours} h geschätzt oder noch nicht bekannt.","compare.before_marked":"Davor sind {hours} h geschätzt.","component.energy":"Energie","component.export":"Einspeisung","component.standing":"Grundpreis","component.demand":"Leistung","component.tax":"Steuer","component.rounding":"Rundung","component.minimum":"Mindestbetrag","unit.day":"Tage","unit.month":"Monate","unit.year":"Jahre","form.title":"Titel","form.title_help":"Anstelle des eigenen Titels der Karte.","form.devices":"Zähler","form.devices_help":"Zähler und Stromkreise, die gezeigt werden. Alle, wenn keiner gewählt ist.","form.span":"Zeitraum","form.span_help":"Womit die Karte beginnt. Auf der Karte lässt es sich ändern.","form.unit":"Anzeigen","form.unit_help":"Energie, oder was sie kostet. Geld braucht einen Tarif.","form.prices":"Preise hinter den Balken","form.prices_help":"Für Tag und Woche, wenn der Zähler einen Tarif hat. An, solange du es nicht abschaltest.","form.sort":"Sortieren nach","form.sort_help":"Zähler, die offline sind, stehen immer zuerst.","form.compact":"Nur was jetzt nicht stimmt","form.compact_help":"Ohne Titel und Verlauf.","component.discount":"Rabatt","unit.billing period":"Abrechnungszeiträume"};var we={"state.loading":"Loading …","state.empty":"There is no data yet. The first hour appears after Home Assistant has compiled it.","state.no_meters":"No meter yet. Add one under Settings, Devices & services, Smart Energy.","state.error":"This could not be loaded: {reason}","state.disconnected":"Home Assistant cannot be reached. The last known values are shown.","state.retry":"Try again","state.offline":"Offline","state.unknown":"Unknown","chart.table":"Show as table","chart.chart":"Show as chart","chart.csv":"Download CSV","chart.time":"Time","chart.total":"Total","chart.expected":"Expected range","usage.title":"Usage","usage.hour":"Hour","usage.day":"Day","usage.week":"Week","usage.month":"Month","usage.year":"Year","usage.energy":"kWh","usage.money":"Money","usage.previous":"Earlier","usage.next":"Later","usage.now":"Now","usage.unit":"Show","usage.period":"Period","usage.summary":"{title}, {range}: {total} in all.","usage.exported":"Exported by {name}","usage.no_cost":"No tariff is set for these meters, so there is no cost to show.","usage.incomplete":"still running","live.title":"Now","live.importing":"from the grid","live.exporting":"to the grid","live.still":"no flow","live.trend":"Power over the last hour","live.voltage":"Voltage","live.current":"Current","live.power_factor":"Power factor","live.frequency":"Frequency","live.energy_today":"Today","live.cost_today":"Cost today","compare.title":"Comparison to this moment","compare.week":"Week","compare.month":"Month","compare.year":"Year","compare.this":"This {span}","compare.before":"Before, to this moment","compare.rest":"Before, the rest","compare.more":"{percent} more than before","compare.less":"{percent} less than before","compare.same":"as much as before","compare.none":"Nothing to compare with: there are no data of the period before.","compare.profile":"Usual week","compare.profile_summary":"Mean energy by weekday and hour over the last {weeks} weeks, from {low} to {high}.","compare.so_far":"{now} so far, {before} by this moment before","span.week":"week","span.month":"month","span.year":"year","devices.title":"Devices","devices.sort":"Sort by","devices.power":"Power","devices.today":"Today","devices.cost":"Cost","devices.name":"Name","devices.rest":"Rest of {name}","devices.today_is":"today {value}","devices.standby":"always on {value}","view.overview":"Overview","view.analytics":"Analytics","view.alerts":"Alerts","view.devices":"Devices","view.settings":"Settings","settings.explanation":"Alert limits, fuse rating, nominal voltage and budget belong to each meter. They are shared with the bridge and with meters that read them.","settings.tariff":"Tariffs and options","alerts.title":"Alerts","alerts.none":"All is well: no alerts.","alerts.silent":"No alerts, but not connected: {names}","alerts.limit":"(limit {limit})","alerts.since":"since {time}","alerts.acknowledge":"Acknowledge","alerts.acknowledged":"acknowledged","alerts.history":"Last {days} days","alerts.filter":"Show","alerts.all":"All kinds","alerts.no_history":"No alerts in this time.","forecast.title":"Forecast","forecast.today":"Expected today","forecast.tomorrow":"Expected tomorrow","forecast.measured":"Measured","forecast.expected":"Expected","forecast.none":"There is no forecast yet.","costs.title":"Costs","costs.none":"No tariff is chosen for these meters yet, so there is no bill.","costs.by":"Break down by","costs.item":"Tariff period","costs.component":"Component","costs.device":"Device","costs.since":"since {date}","costs.projected":"Expected for the whole period","costs.budget":"Budget","costs.within":"{used} of the budget so far, {expected} expected.","costs.over":"{used} of the budget so far; {expected} expected, which is more than the budget.","costs.tier":"Tier {name}: {used} of {limit} used.","costs.last_tier":"Tier {name}, the last one: {used} used.","costs.estimated":"The energy of {hours} hours is estimated.","costs.missing":"The energy of {hours} hours is missing.","live.cost_now":"Cost now","live.per_hour":"{amount} an hour","state.connection":"Home Assistant cannot be reached.","state.stale":"Not up to date, this could not be loaded: {reason}","chart.price":"Price","chart.note":"Note","mark.missing":"not known yet","mark.estimated":"estimated","mark.late":"filled in late","usage.missing":"nothing heard for {hours} h","usage.estimated":"{hours} h estimated","usage.late":"{hours} h filled in late","live.no_trend":"The power of the last hour is not known.","live.trend_summary":"Power over the last hour, from {low} to {high}","live.minutes_ago":"{minutes} minutes ago","devices.seen":"seen {time}","devices.offline_since":"Offline since {time}","forecast.look_back":"Of the last {hours} hours {expected} was forecast the day before; {measured} came.","costs.of_which":"of which energy of {name}","compare.now_marked":"Now, {hours} h are estimated or not known yet.","compare.before_marked":"Before, {hours} h are estimated.","component.energy":"Energy","component.export":"Export","component.standing":"Standing charge","component.demand":"Demand","component.tax":"Tax","component.rounding":"Rounding","component.minimum":"Minimum bill","unit.day":"days","unit.month":"months","unit.year":"years","form.title":"Title","form.title_help":"In place of the card's own.","form.devices":"Meters","form.devices_help":"Meters and circuits to show. All, if you choose none.","form.span":"Period","form.span_help":"What the card begins with. It can be changed on the card.","form.unit":"Show","form.unit_help":"Energy, or what it costs. Money needs a tariff.","form.prices":"Prices behind the bars","form.prices_help":"For a day and a week, if the meter has a tariff. On unless you switch it off.","form.sort":"Sort by","form.sort_help":"Meters that are offline come first all the same.","form.compact":"Only what is wrong now","form.compact_help":"Leaves out title and history.","component.discount":"Discount","unit.billing period":"billing periods"};var qt={"state.loading":"Cargando …","state.empty":"Todavía no hay datos. La primera hora aparece cuando Home Assistant la haya resumido.","state.no_meters":"Todavía no hay ningún medidor. Añade uno en Ajustes, Dispositivos y servicios, Smart Energy.","state.error":"No se pudo cargar: {reason}","state.disconnected":"No se puede contactar con Home Assistant. Se muestran los últimos valores conocidos.","state.retry":"Reintentar","state.offline":"Sin conexión","state.unknown":"Desconocido","chart.table":"Mostrar como tabla","chart.chart":"Mostrar como gráfico","chart.csv":"Descargar CSV","chart.time":"Hora","chart.total":"Total","chart.expected":"Intervalo esperado","usage.title":"Consumo","usage.hour":"Hora","usage.day":"Día","usage.week":"Semana","usage.month":"Mes","usage.year":"Año","usage.energy":"kWh","usage.money":"Dinero","usage.previous":"Antes","usage.next":"Después","usage.now":"Ahora","usage.unit":"Mostrar","usage.period":"Periodo","usage.summary":"{title}, {range}: {total} en total.","usage.exported":"Vertido por {name}","usage.no_cost":"Estos medidores no tienen tarifa, así que no hay coste que mostrar.","usage.incomplete":"en curso","live.title":"Ahora","live.importing":"de la red","live.exporting":"a la red","live.still":"sin flujo","live.trend":"Potencia de la última hora","live.voltage":"Tensión","live.current":"Corriente","live.power_factor":"Factor de potencia","live.frequency":"Frecuencia","live.energy_today":"Hoy","live.cost_today":"Coste de hoy","compare.title":"Comparación hasta este momento","compare.week":"Semana","compare.month":"Mes","compare.year":"Año","compare.this":"{span}","compare.before":"Antes, hasta este momento","compare.rest":"Antes, el resto","compare.more":"{percent} más que antes","compare.less":"{percent} menos que antes","compare.same":"igual que antes","compare.none":"Nada con que comparar: no hay datos del periodo anterior.","compare.profile":"Semana habitual","compare.profile_summary":"Energía media por día de la semana y hora de las últimas {weeks} semanas, de {low} a {high}.","compare.so_far":"{now} hasta ahora, {before} antes hasta este momento","span.week":"Esta semana","span.month":"Este mes","span.year":"Este año","devices.title":"Dispositivos","devices.sort":"Ordenar por","devices.power":"Potencia","devices.today":"Hoy","devices.cost":"Coste","devices.name":"Nombre","devices.rest":"Resto de {name}","devices.today_is":"hoy {value}","devices.standby":"siempre {value}","view.overview":"Resumen","view.analytics":"Análisis","view.alerts":"Alertas","view.devices":"Dispositivos","view.settings":"Ajustes","settings.explanation":"Los límites de alerta, el fusible, la tensión nominal y el presupuesto son de cada medidor. También valen para el puente y para los medidores que los leen.","settings.tariff":"Tarifas y opciones","alerts.title":"Alertas","alerts.none":"Todo va bien: no hay alertas.","alerts.silent":"No hay alertas, pero sin conexión: {names}","alerts.limit":"(límite {limit})","alerts.since":"desde {time}","alerts.acknowledge":"Confirmar","alerts.acknowledged":"confirmada","alerts.history":"Últimos {days} días","alerts.filter":"Mostrar","alerts.all":"Todos los tipos","alerts.no_history":"No hubo alertas en este tiempo.","forecast.title":"Previsión","forecast.today":"Previsto hoy","forecast.tomorrow":"Previsto mañana","forecast.measured":"Medido","forecast.expected":"Previsto","forecast.none":"Todavía no hay previsión.","costs.title":"Costes","costs.none":"Estos medidores aún no tienen tarifa, así que no hay factura.","costs.by":"Desglosar por","costs.item":"Periodo tarifario","costs.component":"Concepto","costs.device":"Dispositivo","costs.since":"desde el {date}","costs.projected":"Previsto para todo el periodo","costs.budget":"Presupuesto","costs.within":"{used} del presupuesto hasta ahora, {expected} previsto.","costs.over":"{used} del presupuesto hasta ahora; {expected} previsto, más que el presupuesto.","costs.tier":"Tramo {name}: {used} de {limit} usados.","costs.last_tier":"Tramo {name}, el último: {used} usados.","costs.estimated":"La energía de {hours} horas es estimada.","costs.missing":"Falta la energía de {hours} horas.","live.cost_now":"Coste ahora","live.per_hour":"{amount} por hora","state.connection":"No se puede acceder a Home Assistant.","state.stale":"No está actualizado, no se pudo cargar: {reason}","chart.price":"Precio","chart.note":"Nota","mark.missing":"aún desconocido","mark.estimated":"estimado","mark.late":"completado más tarde","usage.missing":"sin noticias desde hace {hours} h","usage.estimated":"{hours} h estimadas","usage.late":"{hours} h completadas más tarde","live.no_trend":"No se conoce la potencia de la última hora.","live.trend_summary":"Potencia de la última hora, de {low} a {high}","live.minutes_ago":"hace {minutes} minutos","devices.seen":"visto {time}","devices.offline_since":"Sin conexión desde {time}","forecast.look_back":"Para las últimas {hours} horas se habían previsto {expected} el día anterior; fueron {measured}.","costs.of_which":"de ello, energía de {name}","compare.now_marked":"Ahora, {hours} h son estimadas o aún desconocidas.","compare.before_marked":"Antes, {hours} h son estimadas.","component.energy":"Energía","component.export":"Exportación","component.standing":"Término fijo","component.demand":"Potencia","component.tax":"Impuesto","component.rounding":"Redondeo","component.minimum":"Factura mínima","unit.day":"días","unit.month":"meses","unit.year":"años","form.title":"Título","form.title_help":"En lugar del título propio de la tarjeta.","form.devices":"Contadores","form.devices_help":"Contadores y circuitos que se muestran. Todos, si no eliges ninguno.","form.span":"Periodo","form.span_help":"Con qué empieza la tarjeta. Se puede cambiar en ella.","form.unit":"Mostrar","form.unit_help":"Energía, o lo que cuesta. El dinero necesita una tarifa.","form.prices":"Precios detrás de las barras","form.prices_help":"Para un día y una semana, si el contador tiene tarifa. Activado mientras no lo desactives.","form.sort":"Ordenar por","form.sort_help":"Los contadores sin conexión van siempre primero.","form.compact":"Solo lo que falla ahora","form.compact_help":"Sin título ni historial.","component.discount":"Descuento","unit.billing period":"periodos de facturación"};var Vt={de:zt,en:we,es:qt};function ct(s){return s in we}function H(s,r,e={}){return((Vt[s]??Vt[s.split("-")[0]??""]??we)[r]??we[r]).replace(/\{(\w+)\}/g,(o,i)=>e[i]??o)}var Sn="smart_energy";function Be(s){let r=new Map;for(let t of Object.values(s.entities)){if(t.platform!==Sn||!t.device_id||!t.translation_key||t.hidden)continue;let n=r.get(t.device_id)??{};n[t.translation_key]=t.entity_id,r.set(t.device_id,n)}let e=[...r].flatMap(([t,n])=>{let o=s.devices[t];return o?[{id:t,name:Mn(o),parentId:An(o,r),entities:n}]:[]});return Tn(e)}function Mn(s){return s.name_by_user??s.name??s.id}function An(s,r){return s.via_device_id!==null&&r.has(s.via_device_id)?s.via_device_id:null}function Tn(s){let r=[...s].sort((e,t)=>e.name.localeCompare(t.name,void 0,{numeric:!0}));return r.filter(e=>e.parentId===null).flatMap(e=>[e,...r.filter(t=>t.parentId===e.id)])}function Gt(s,r){return r?.length?s.filter(e=>r.includes(e.id)):s}function C(s){let r=new Set(s.map(e=>e.id));return s.filter(e=>e.parentId===null||!r.has(e.parentId))}function re(s,r,e){let t=r.entities[e],n=t===void 0?void 0:s.states[t]?.state;if(n===void 0||n.trim()==="")return null;let o=Number(n);return Number.isFinite(o)?o:null}var U=[{name:"title",kind:"text"},{name:"devices",kind:"devices"}];function Zt(s){let r=e=>H(document.documentElement.lang,e);return{schema:s.map(e=>({name:e.name,selector:Rn(e,r)})),computeLabel:({name:e})=>r(`form.${e}`),computeHelper:({name:e})=>r(`form.${e}_help`),assertConfig:e=>{dt(e,s)}}}function Rn({kind:s,choices:r=[],texts:e},t){switch(s){case"devices":return{device:{multiple:!0,filter:{integration:"smart_energy"}}};case"choice":return{select:{mode:"dropdown",options:r.map(n=>({value:n,label:t(`${e??""}.${n}`)}))}};default:return{[s]:{}}}}function dt(s,r){for(let e of r){let t=s[e.name];if(t!=null&&!Cn(t,e))throw new Error(`${e.name}: expected ${En(e)}, got ${JSON.stringify(t)}`)}}function Cn(s,{kind:r,choices:e}){switch(r){case"text":return typeof s=="string";case"boolean":return typeof s=="boolean";case"devices":return Array.isArray(s)&&s.every(t=>typeof t=="string");case"choice":return typeof s=="string"&&!!e?.includes(s)}}function En({kind:s,choices:r=[]}){return s==="choice"?`one of ${r.join(", ")}`:{text:"a text",boolean:"true or false",devices:"a list of device ids"}[s]}var v=class extends D{constructor(){super(...arguments);this.needsData=!0}static{this.options=U}static getStubConfig(){return{}}static getConfigForm(){return Zt(this.options)}setConfig(e){dt(e,this.constructor.options),this.config=e}dataKey(){let{meters:e,hass:t}=this,n=e.map(({entities:i})=>t.states[i.tariff??""]?.state),o=e.map(({entities:i})=>i.cost_total);return[T(t),t.config.state,...e.map(({id:i})=>i),...n,...o].join(" ")}updated(){let e=this.hass.connected?this.dataKey():void 0;e!==void 0&&e!==this.asked&&this.meters.length>0&&this.refresh?.now(),this.asked=e}t(e,t){return H(this.hass.language,e,t)}get meters(){let{entities:e,devices:t}=this.hass;return(this.known?.entities!==e||this.known.devices!==t)&&(this.known={entities:e,devices:t,meters:Be(this.hass)}),Gt(this.known.meters,this.config.devices)}concerns(e,t){let n=e.get("hass");if(e.size>1||!n||["language","locale","entities","devices","connected","config"].some(i=>n[i]!==this.hass[i]))return!0;for(let i of t)if(n.states[i]!==this.hass.states[i])return!0;return!1}shouldUpdate(e){return this.concerns(e,this.watched())}*watched(){for(let e of this.meters)yield*Object.values(e.entities)}*tariffs(){for(let{entities:e}of this.meters)e.tariff!==void 0&&(yield e.tariff)}render(){let e=this.config.title??this.heading();return d`<ha-card>
      ${e?d`<h2>${e}</h2>`:h}
      ${this.hass.connected?h:d`<p class="notice" role="status">${this.t("state.disconnected")}</p>`}
      ${this.content()}
    </ha-card>`}content(){if(this.meters.length===0)return this.notice("state.no_meters");let{error:e=null,loaded:t=!0}=this.refresh??{},n=e===null?h:this.failure(e,t||!this.needsData);return!t&&this.needsData?e===null?this.notice("state.loading"):d`${n}`:d`${n}${this.body()}`}notice(e){return d`<p class="notice" role="status">${this.t(e)}</p>`}failure(e,t){let n=Ie(e)??this.t("state.connection");return d`<p class="notice" role="alert">${this.t(t?"state.stale":"state.error",{reason:n})}</p>
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
  `}};g([M({attribute:!1})],v.prototype,"hass",2),g([$()],v.prototype,"config",2);var R=class{constructor(r,e){this.host=r;this.options=e;this.error=null;this.loaded=!1;this.retryMs=5e3;this.due=0;this.running=0;this.onVisibility=()=>{this.stop(),!document.hidden&&this.due>0&&this.schedule(Math.max(0,this.due-Date.now()))};r.addController(this)}hostConnected(){document.addEventListener("visibilitychange",this.onVisibility),this.onVisibility()}hostDisconnected(){document.removeEventListener("visibilitychange",this.onVisibility),this.stop()}async now(){if(this.stop(),document.hidden){this.due=Date.now();return}let r=++this.running;try{if(await this.options.load(),r!==this.running)return;this.error=null,this.loaded=!0,this.retryMs=5e3,this.schedule(this.untilBoundary())}catch(e){if(r!==this.running)return;this.error=e,this.schedule(this.retryMs),this.retryMs=Math.min(this.retryMs*2,3e5)}this.host.requestUpdate()}stop(){clearTimeout(this.timer),this.timer=void 0}schedule(r){this.due=Date.now()+r,document.hidden||(this.timer=setTimeout(()=>{this.now()},r))}untilBoundary(){let{everyMs:r}=this.options,e=Date.now()-2e4;return(Math.floor(e/r)+1)*r-e}};var Yt=10,ut={dateStyle:"short",timeStyle:"short"},ne=class extends v{constructor(){super(...arguments);this.past=[];this.kind="";this.failed=null;this.needsData=!1;this.refresh=new R(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...U,{name:"compact",kind:"boolean"}]}getCardSize(){return this.config.compact?1:6}getGridOptions(){return{columns:12,min_columns:6}}dataKey(){let e=this.meters.map(({entities:t})=>this.hass.states[t.alert??""]?.last_updated);return[super.dataKey(),...e].join(" ")}async load(){if(this.config.compact)return;let e=new Map(this.meters.flatMap(n=>n.entities.alert?[[n.entities.alert,n]]:[]));if(e.size===0)return;let t=await this.hass.callWS({type:"history/history_during_period",start_time:new Date(Date.now()-Yt*864e5).toISOString(),entity_ids:[...e.keys()],minimal_response:!1,no_attributes:!1,significant_changes_only:!1});this.past=Object.entries(t).flatMap(([n,o])=>{let i=e.get(n),a=o.map(({s:l,a:c})=>({state:l,attributes:c??{}}));return i?Mt(this.hass,i,a):[]}).sort((n,o)=>o.since-n.since)}heading(){return this.config.compact?null:this.t("alerts.title")}body(){let e=kt(this.hass,this.meters);return d`${this.failed===null?h:d`<p class="notice" role="alert">${this.failed}</p>`}
    ${e.length?e.map(t=>this.banner(t)):this.allWell()}
    ${this.config.compact?h:this.pastList()}`}allWell(){let e=this.meters.filter(t=>this.hass.states[t.entities.status??""]?.state==="off");if(e.length){let t=e.map(({name:n})=>n).join(", ");return d`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.silent",{names:t})}
      </p>`}return d`<p class="well" role="status">
      <ha-icon icon="mdi:check-circle-outline"></ha-icon> ${this.t("alerts.none")}
    </p>`}banner(e){let t=e.limit===null?"":this.t("alerts.limit",{limit:this.amount(e,e.limit)});return d`<div class="banner ${e.acknowledged?"known":""}" role="alert">
      <ha-icon icon="mdi:alert"></ha-icon>
      <button
        class="what"
        @click=${()=>{this.open(e)}}
      >
        <strong>${e.meter.name}: ${e.name}</strong>
        <span>${e.value===null?h:this.amount(e,e.value)} ${t}</span>
        <span>${this.t("alerts.since",{time:x(this.hass,e.since,ut)})}</span>
      </button>
      ${e.acknowledged?d`<span class="noted">${this.t("alerts.acknowledged")}</span>`:d`<button class="acknowledge" @click=${()=>{this.acknowledge(e)}}>
              ${this.t("alerts.acknowledge")}
            </button>`}
    </div>`}amount(e,t){let n=_t(e.kind);return n==="W"?G(this.hass,t):n==="kWh"?w(this.hass,t):`${A(this.hass,t,n==="A"?2:n==="V"?1:0)} ${n}`.trim()}open(e){let t=e.meter.entities[e.kind];t&&le(this,t)}async acknowledge(e){try{await this.hass.callService("smart_energy","acknowledge_alert",{alert_id:e.id}),this.failed=null}catch(t){this.failed=Ie(t)??this.t("state.connection")}}pastList(){let e=Ee.filter(n=>this.past.some(o=>o.kind===n)),t=this.past.filter(({kind:n})=>this.kind===""||n===this.kind);return d`<div class="past">
      <h3>${this.t("alerts.history",{days:String(Yt)})}</h3>
      ${e.length>1?d`<label
              >${this.t("alerts.filter")}
              <select
                @change=${n=>{this.kind=n.target.value}}
              >
                <option value="">${this.t("alerts.all")}</option>
                ${e.map(n=>d`<option value=${n}>${this.past.find(o=>o.kind===n)?.name??n}</option>`)}
              </select></label
            >`:h}
      ${t.length?d`<ul>
              ${t.map(n=>this.pastItem(n))}
            </ul>`:this.notice(this.refresh.loaded?"alerts.no_history":"state.loading")}
    </div>`}pastItem(e){let t=e.until===null?"":` – ${x(this.hass,e.until,ut)}`;return d`<li>
      <strong>${e.meter.name}: ${e.name}</strong>
      <span>${e.value===null?h:this.amount(e,e.value)}</span>
      <span class="time">${x(this.hass,e.since,ut)}${t}</span>
      ${e.acknowledged?d`<span class="time">${this.t("alerts.acknowledged")}</span>`:h}
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
    `]}};g([$()],ne.prototype,"past",2),g([$()],ne.prototype,"kind",2),g([$()],ne.prototype,"failed",2);function Jt(s,r){let e=s.flat().filter(a=>a!==null),t=Math.min(0,...e),n=Math.max(...e),o=a=>n>t?Math.round((a-t)/(n-t)*100):0,i=s[0]?.length??0;return d`<table class="heat" aria-label=${r.summary}>
    <thead>
      <tr>
        <td></td>
        ${Array.from({length:i},(a,l)=>d`<th scope="col">${l%6===0?r.column(l):d`<span class="visually-hidden">${r.column(l)}</span>`}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${s.map((a,l)=>d`<tr>
            <th scope="row">${r.row(l)}</th>
            ${a.map((c,u)=>{let m=r.format(c),p=c===null?"none":`color-mix(in srgb, var(--primary-color) ${o(c)}%, transparent)`;return d`<td style="background:${p}" title="${r.row(l)} ${r.column(u)}: ${m}">
                <span class="visually-hidden">${m}</span>
              </td>`})}
          </tr>`)}
    </tbody>
  </table>`}var Xt=y`
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
`;var Qt=["#4269d0","#f4bd4a","#ff725c","#6cc5b0","#a463f2","#ff8ab7","#9c6b4e","#97bbf5"];function er(s){let r=s%Qt.length+1;return`var(--graph-color-${r}, var(--color-${r}, ${Qt[r-1]}))`}var We="var(--energy-grid-return-color, #8353d1)",ce="var(--energy-grid-consumption-color, #488fc2)",mt="var(--disabled-color, #bdbdbd)",tr="var(--secondary-text-color, #727272)";function rr(s,r){return s.callWS({type:"smart_energy/forecast",device_ids:r})}function nr(s,r){return s.callWS({type:"smart_energy/bill",device_ids:r})}function je(s,r,e,t){return s.callWS({type:"smart_energy/hours",device_ids:r,start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),prices:t})}function K(s,r,e,t){return d`<div class="choices" role="group" aria-label=${s}>
    ${r.map(({value:n,text:o})=>d`<button
          aria-pressed=${n===e?"true":"false"}
          @click=${()=>{t(n)}}
        >
          ${o}
        </button>`)}
  </div>`}var Y=y`
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
`;var sr=new Map;function On(s){let r=sr.get(s);return r||(r=new Intl.DateTimeFormat("en-US",{timeZone:s,hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"}),sr.set(s,r)),r}function de(s,r){let e={};for(let{type:c,value:u}of On(r).formatToParts(s))e[c]=Number(u);let{year:t=0,month:n=1,day:o=1,hour:i=0,minute:a=0,second:l=0}=e;return{year:t,month:n,day:o,hour:i,minute:a,second:l}}function se(s,r){let e=de(s,r);return Date.UTC(e.year,e.month-1,e.day,e.hour,e.minute,e.second)-Math.floor(s/1e3)*1e3}function J(s,r,e,t){let n=Date.UTC(s,r-1,e),o=se(n-864e5,t),i=se(n+864e5,t),a=n-Math.max(o,i),l=n-Math.min(o,i);return se(a,t)===n-a?a:se(l,t)===n-l?l:Pn(a-864e5,l,t)}function Pn(s,r,e){let t=se(s,e);for(;r-s>1e3;){let n=Math.floor((s+r)/2e3)*1e3;se(n,e)===t?s=n:r=n}return r}function k(s,r,e,t=1,n=0){if(r==="hour"){let o=Dn(s,e)+n*36e5;return{start:o,end:o+36e5}}return{start:or(s,r,e,t,n),end:or(s,r,e,t,n+1)}}function Dn(s,r){let e=se(s,r);return Math.floor((s+e)/36e5)*36e5-e}function or(s,r,e,t,n){let{year:o,month:i,day:a}=de(s,e);switch(r){case"day":return J(o,i,a+n,e);case"week":{let l=new Date(Date.UTC(o,i-1,a)).getUTCDay();return J(o,i,a-(l-t+7)%7+7*n,e)}case"month":return J(o,i+n,1,e);case"year":return J(o+n,1,1,e)}}function z(s,r,e,t=1){let n=[],o=k(s.start,r,e,t);for(;o.start<s.end;)o.start>=s.start&&n.push(o),o=k(o.end,r,e,t);return n}var ht=class{constructor(r){this.hass=r;this.waiting=[]}ask(r){return new Promise((e,t)=>{this.waiting.push({query:r,resolve:e,reject:t}),this.waiting.length===1&&setTimeout(()=>this.send())})}send(){let r=[];for(let e of this.waiting.sort((t,n)=>t.query.range.start-n.query.range.start)){let{range:t,resolution:n}=e.query,o=r.find(i=>i.resolution===n&&Hn(i.range,t));o?(o.range.end=Math.max(o.range.end,t.end),o.entries.push(e)):r.push({range:{...t},resolution:n,entries:[e]})}this.waiting=[];for(let e of r)this.sendGroup(e)}async sendGroup({range:r,resolution:e,entries:t}){try{let n=await this.hass.callWS({type:"recorder/statistics_during_period",start_time:new Date(r.start).toISOString(),end_time:new Date(r.end).toISOString(),statistic_ids:[...new Set(t.flatMap(({query:o})=>o.ids))],period:e,types:[...new Set(t.flatMap(({query:o})=>o.types))],units:{energy:"kWh",power:"W"}});for(let{query:o,resolve:i}of t)i(Ln(n,o))}catch(n){for(let{reject:o}of t)o(n)}}};function Hn(s,r){let e=Math.max(s.end,r.end);return r.start<=s.end&&(e-s.start<=7776e5||e===s.end)}function Ln(s,{ids:r,range:e}){let t=({start:n})=>n>=e.start&&n<e.end;return Object.fromEntries(r.flatMap(n=>{let o=s[n]?.filter(t);return o?.length?[[n,o]]:[]}))}var ir=new WeakMap;function I(s,r){if(r.ids.length===0)return Promise.resolve({});let e=ir.get(s.connection);return e||(e=new ht(s),ir.set(s.connection,e)),e.ask(r)}async function Fe(s,r,e){let t={start:e.start-3e5,end:e.end},n=await I(s,{ids:r,range:t,resolution:"5minute",types:["sum"]}),o=Object.entries(n).map(([i,a])=>[i,a.slice(1).map((l,c)=>({start:l.start,end:l.end,change:Nn(l,a[c])}))]);return Object.fromEntries(o)}function Nn(s,r){return typeof s.sum=="number"&&typeof r?.sum=="number"?s.sum-r.sum:null}function ar(s,r,e,t){let n=k(s,r,e,t),o=k(s,r,e,t,-1),i=Un(s,n,o,r,e);return{now:{start:n.start,end:s},before:o,moment:Math.min(i,o.end)}}function Un(s,r,e,t,n){let o=de(s,n),i=s-J(o.year,o.month,o.day,n);if(t==="week"){let u=z(r,"day",n).findIndex(({end:m})=>s<m);return(z(e,"day",n)[u]?.start??e.end)+i}let a=de(e.start,n),l=t==="month"?a.month:o.month,c=new Date(Date.UTC(a.year,l,0)).getUTCDate();return o.day>c?J(a.year,l+1,1,n):J(a.year,l,o.day,n)+i}function X(s,r){let e=null;for(let{start:t,end:n,change:o}of s){let i=Math.min(n,r.end)-Math.max(t,r.start);typeof o!="number"||i<=0||(e=(e??0)+o*(i/(n-t)))}return e}function lr(s,r,e,t,n){let o=e==="year"?"month":"day",i=k(r.now.start,e,t,n),a=z(i,o,t),l=z(r.before,o,t);return a.map((c,u)=>{let m=l[u],{moment:p}=r;return{period:c,now:X(s,{start:c.start,end:Math.min(c.end,r.now.end)}),before:m?X(s,{start:m.start,end:Math.min(m.end,p)}):null,rest:m?X(s,{start:Math.max(m.start,p),end:m.end}):null}})}function cr(s,r,e){let t=Array.from({length:7},()=>Array.from({length:24},()=>({sum:0,count:0})));for(let{start:n,change:o}of s){if(typeof o!="number")continue;let i=de(n,r),a=new Date(Date.UTC(i.year,i.month-1,i.day)).getUTCDay(),l=t[(a-e+7)%7]?.[i.hour];l&&(l.sum+=o,l.count+=1)}return t.map(n=>n.map(({sum:o,count:i})=>i?o/i:null))}function xe(s){let r=new Map;for(let e of s.flat()){if(typeof e.change!="number")continue;let t=`${e.start} ${e.end}`,n=r.get(t);r.set(t,n?{...n,change:(n.change??0)+e.change}:{...e})}return[...r.values()].sort((e,t)=>e.start-t.start)}var $e=["missing","estimated","late"];function Ke(s,r,e){let t=r.estimated.map(pt),n=e?t:t.filter(i=>dr(i,s.start)||dr(i,s.end)),o={missing:ft(s,r.missing.map(pt)),estimated:ft(s,n),late:ft(s,r.late.map(pt))};return Object.fromEntries(Object.entries(o).filter(([,i])=>i>0))}function ur(s){return $e.find(r=>s[r]!==void 0)??null}function pt({start:s,end:r}){return{start:Date.parse(s),end:Date.parse(r)}}function dr({start:s,end:r},e){return s<e&&e<r}function ft(s,r){return r.map(({start:t,end:n})=>Math.max(0,Math.min(n,s.end)-Math.max(t,s.start))).reduce((t,n)=>t+n,0)/36e5}var mr=["week","month","year"],hr=8,pr=864e5,_e=class extends v{constructor(){super(...arguments);this.span="week";this.rows=[];this.profile=[];this.hours=[];this.refresh=new R(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.span=e.span??"week"}static{this.options=[...U,{name:"span",kind:"choice",choices:mr,texts:"compare"}]}getCardSize(){return 8}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("compare.title")}dataKey(){return[super.dataKey(),this.span].join(" ")}async load(){let e=T(this.hass),t=Date.now(),n=k(t,"hour",e),o=xe(Object.values(await Fe(this.hass,this.ids,n))),i=o.at(-1)?.end??n.start,a=ar(i,this.span,e,Z(this.hass)),l=t-hr*7*pr,c={start:Math.min(l,this.span==="year"?1/0:a.before.start),end:n.start},u={start:a.before.start,end:t},m=C(this.meters).map(({id:_})=>_),[p,f,b]=await Promise.all([this.ask(c,"hour"),this.span==="year"?this.year(a,n):Promise.resolve(void 0),je(this.hass,m,u,!1)]);this.hours=Object.values(b),this.profile=cr(p.filter(({start:_})=>_>=l),e,Z(this.hass)),this.rows=[...f??p,...o],this.comparison=a}async year({before:e,moment:t},n){let o=T(this.hass),i=[k(t,"day",o),{...k(n.start,"day",o),end:n.start}],a={start:e.start,end:n.start};if(o!==this.hass.config.time_zone)return this.ask(a,"hour");let[l,...c]=await Promise.all([this.ask(a,"day"),...i.filter(({start:u,end:m})=>u<m).map(u=>this.ask(u,"hour"))]);return[...l.filter(({start:u})=>i.every(m=>u!==m.start)),...c.flat()]}async ask(e,t){let n=await I(this.hass,{ids:this.ids,range:e,resolution:t,types:["change"]});return xe(Object.values(n))}get ids(){return C(this.meters).flatMap(({entities:e})=>e.energy??[])}body(){let e=mr.map(t=>({value:t,text:this.t(`compare.${t}`)}));return d`<div class="controls">
        ${K(this.t("usage.period"),e,this.span,t=>this.span=t)}
      </div>
      ${this.comparison?this.compared(this.comparison):this.notice("state.loading")} ${this.usualWeek()}`}compared(e){let t=X(this.rows,e.now),n=X(this.rows,{start:e.before.start,end:e.moment});if(t===null||n===null)return this.notice("compare.none");let o=this.t("compare.so_far",{now:w(this.hass,t),before:w(this.hass,n)});return d`<p class="verdict">${this.verdict(t,n)}</p>
      <p class="notice">${o}</p>
      ${this.caution("compare.now_marked",e.now)}
      ${this.caution("compare.before_marked",{start:e.before.start,end:e.moment})}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(e)}
        .format=${i=>w(this.hass,i)}
        .summary=${o}
        filename="comparison"
      ></smart-energy-chart>`}caution(e,t){let n=this.hours.map(o=>Ke(t,o,!1)).reduce((o,{missing:i=0,estimated:a=0})=>o+i+a,0);return n===0?h:d`<p class="notice">${this.t(e,{hours:A(this.hass,n,1)})}</p>`}verdict(e,t){let n=t>0?e/t-1:0,o=Ue(this.hass,Math.abs(n));return Math.abs(n)<.005?this.t("compare.same"):this.t(n>0?"compare.more":"compare.less",{percent:o})}chartData(e){let t=lr(this.rows,e,this.span,T(this.hass),Z(this.hass)),n={week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}}[this.span],o=this.span==="year"?{month:"long"}:{weekday:"long",day:"numeric",month:"long"},i=l=>t.map(c=>c[l]),a=`color-mix(in srgb, ${mt} 45%, transparent)`;return{unit:"kWh",columns:t.map(({period:l})=>({label:x(this.hass,l.start,n),title:x(this.hass,l.start,o),...l})),series:[{name:this.t("compare.this",{span:this.t(`span.${this.span}`)}),color:ce,values:i("now"),shape:"beside"},{name:this.t("compare.before"),color:mt,values:i("before")},{name:this.t("compare.rest"),color:a,values:i("rest")}]}}usualWeek(){let e=this.profile.flat().filter(i=>i!==null);if(e.length===0)return d``;let t={low:Math.min(...e),high:Math.max(...e)},n=this.t("compare.profile_summary",{weeks:String(hr),low:w(this.hass,t.low),high:w(this.hass,t.high)}),o=i=>new Intl.DateTimeFormat(this.hass.locale.language,{weekday:"short",timeZone:"UTC"}).format((3+Z(this.hass)+i)*pr);return d`<h3>${this.t("compare.profile")}</h3>
      ${Jt(this.profile,{summary:n,row:o,column:i=>String(i),format:i=>i===null?this.t("state.unknown"):w(this.hass,i)})}
      <p class="notice">${n}</p>`}static{this.styles=[v.styles,Y,Xt,y`
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
    `]}};g([$()],_e.prototype,"span",2);function fr(s,r){let e=new Map;for(let t of s){let n=e.get(r(t))??{amount:0,quantity:0,unit:t.unit};n.amount+=Number(t.amount),n.quantity+=Number(t.quantity),n.unit!==t.unit&&(n.unit=null),e.set(r(t),n)}return[...e].map(([t,{amount:n,quantity:o,unit:i}])=>({name:t,amount:n,quantity:i===null?null:{value:Number(o.toFixed(3)),unit:i}}))}function gt(s,r){return s===null||r===null||r<=0?null:s/r}function gr(s){let r=new Set(s.map(({currency:e})=>e));return r.size===1?[...r][0]??null:null}function yr(s,r){return C(s).flatMap(({id:e,name:t})=>{let n=r[e];if(!n)return[];let o=s.flatMap(i=>{let a=r[i.id]?.lines.filter(({unit:c})=>c==="kWh");if(i.parentId!==e||!a||r[i.id]?.currency!==n.currency)return[];let l=a.reduce((c,u)=>c+Number(u.amount),0);return[{name:i.name,amount:l,quantity:null,inner:!0}]});return[{name:t,amount:Number(n.total),quantity:null},...o]})}var In=["item","component","device"],ke=class extends v{constructor(){super(...arguments);this.by="item";this.bills={};this.refresh=new R(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("costs.title")}watched(){return this.tariffs()}async load(){this.bills=await nr(this.hass,this.meters.map(({id:e})=>e))}body(){let e=C(this.meters).flatMap(({id:o})=>this.bills[o]??[]);if(!e[0])return d`${this.notice("costs.none")}
        <a class="link" href="/config/integrations/integration/smart_energy">${this.t("settings.tariff")}</a>`;let n=gr(e);return n===null?d`${e.map(o=>this.figures([o],o.currency))}`:d`${this.figures(e,n)}
    ${K(this.t("costs.by"),In.map(o=>({value:o,text:this.t(`costs.${o}`)})),this.by,o=>this.by=o)}
    ${this.breakdown(this.rows(e),n)} ${C(this.meters).map(o=>this.remarks(o))}`}figures(e,t){let n=m=>e.every(p=>p[m]!==null)?e.reduce((p,f)=>p+Number(f[m]),0):null,[o,i,a]=[n("total"),n("projected"),n("budget")],l=e[0],c=m=>m===null?this.t("state.unknown"):F(this.hass,m,t),u=l?x(this.hass,Date.parse(l.start),{dateStyle:"medium"}):"";return d`<p class="total">${c(o)}</p>
      <p class="notice">${this.t("costs.since",{date:u})}</p>
      <dl>
        <dt>${this.t("costs.projected")}</dt>
        <dd>${c(i)}</dd>
        ${a===null?h:d`<dt>${this.t("costs.budget")}</dt>
                <dd>${c(a)}</dd>`}
      </dl>
      ${this.meterOf(o,i,a)}`}meterOf(e,t,n){let o=gt(e,n);if(o===null)return h;let i=gt(t,n),a=u=>`${A(this.hass,u*100,0)} %`,l=this.t(i!==null&&i>1?"costs.over":"costs.within",{used:a(o),expected:i===null?this.t("state.unknown"):a(i)}),c=u=>`width:${Math.min(100,u*100)}%`;return d`<div class="budget" aria-hidden="true">
        ${i===null?h:d`<i class="expected" style=${c(i)}></i>`}
        <i class=${o>1?"used over":"used"} style=${c(o)}></i>
      </div>
      <p class="notice">${l}</p>`}rows(e){let{by:t}=this;if(t==="device")return yr(this.meters,this.bills);let n=fr(e.flatMap(({lines:o})=>o),o=>o[t]);return t==="item"?n:n.map(o=>({...o,name:this.component(o.name)}))}component(e){let t=`component.${e}`;return ct(t)?this.t(t):e}amountOf({quantity:e}){if(e===null)return"";let{value:t,unit:n}=e;return n==="kWh"?w(this.hass,t):`${A(this.hass,t,Number.isInteger(t)?0:2)} ${this.unitText(n)}`}unitText(e){let t=`unit.${e}`;return ct(t)?this.t(t):e}breakdown(e,t){return d`<table>
      <tbody>
        ${e.map(n=>d`<tr class=${n.inner?"inner":h}>
              <th scope="row">${n.inner?this.t("costs.of_which",{name:n.name}):n.name}</th>
              <td>${this.amountOf(n)}</td>
              <td>${F(this.hass,n.amount,t)}</td>
            </tr>`)}
      </tbody>
    </table>`}remarks(e){let t=this.bills[e.id];if(!t)return h;let n=u=>A(this.hass,u,u<10?1:0),o=[...t.estimated_hours>0?[this.t("costs.estimated",{hours:n(t.estimated_hours)})]:[],...t.missing_hours>0?[this.t("costs.missing",{hours:n(t.missing_hours)})]:[]],a=Object.keys(this.bills).length>1?`${e.name}: `:"",{tier:l}=t,c=l!==null&&(l.name!=="1"||l.limit_kwh!==null);return d`${c?this.tier(l,a):h}
    ${o.map(u=>d`<p class="notice">${a}${u}</p>`)}`}tier({name:e,used_kwh:t,limit_kwh:n},o){let i=w(this.hass,Number(t));if(n===null)return d`<p class="notice">${o}${this.t("costs.last_tier",{name:e,used:i})}</p>`;let a=w(this.hass,Number(n)),l=Number(n)>0?Math.min(100,Number(t)/Number(n)*100):100;return d`<p class="notice">${o}${this.t("costs.tier",{name:e,used:i,limit:a})}</p>
      <div class="budget" aria-hidden="true"><i class="used" style="width:${l}%"></i></div>`}static{this.styles=[v.styles,Y,y`
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
      .inner th {
        padding-left: 16px;
        color: var(--secondary-text-color);
      }
      .link {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
        color: var(--primary-text-color);
      }
    `]}};g([$()],ke.prototype,"by",2);var vr={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},br=s=>(...r)=>({_$litDirective$:s,values:r}),ze=class{constructor(r){}get _$AU(){return this._$AM._$AU}_$AT(r,e,t){this._$Ct=r,this._$AM=e,this._$Ci=t}_$AS(r,e){return this.update(r,e)}update(r,e){return this.render(...e)}};var wr=br(class extends ze{constructor(s){if(super(s),s.type!==vr.ATTRIBUTE||s.name!=="class"||s.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(s){return" "+Object.keys(s).filter(r=>s[r]).join(" ")+" "}update(s,[r]){if(this.st===void 0){this.st=new Set,s.strings!==void 0&&(this.nt=new Set(s.strings.join(" ").split(/\s/).filter(t=>t!=="")));for(let t in r)r[t]&&!this.nt?.has(t)&&this.st.add(t);return this.render(r)}let e=s.element.classList;for(let t of this.st)t in r||(e.remove(t),this.st.delete(t));for(let t in r){let n=!!r[t];n===this.st.has(t)||this.nt?.has(t)||(n?(e.add(t),this.st.add(t)):(e.remove(t),this.st.delete(t)))}return j}});function _r(s){let r=s.flatMap(o=>{let i=s.filter(({meter:a})=>a.parentId===o.meter.id);return i.length?[o,Bn(o,i)]:[o]}),e=new Set(s.map(({meter:o})=>o.id)),n=s.filter(({meter:o})=>o.parentId===null||!e.has(o.parentId)).reduce((o,{todayKwh:i})=>o+(i??0),0);return r.map(o=>({...o,share:o.todayKwh!==null&&n>0?o.todayKwh/n:null}))}function Bn(s,r){let e=t=>{let n=r.map(i=>i[t]),o=s[t];return o===null||n.includes(null)?null:Math.max(0,o-n.reduce((i,a)=>i+(a??0),0))};return{...s,untracked:!0,powerW:e("powerW"),todayKwh:e("todayKwh"),costToday:e("costToday"),standbyW:null,share:null}}var xr={power:"powerW",today:"todayKwh",cost:"costToday"};function kr(s,r){let e=new Set(s.map(({meter:n})=>n.id)),t=s.filter(({meter:n,untracked:o})=>!o&&(n.parentId===null||!e.has(n.parentId)));return $r(t,r).flatMap(n=>{let o=s.filter(({meter:i,untracked:a})=>i.parentId===n.meter.id||a&&i.id===n.meter.id);return[n,...$r(o,r)]})}function $r(s,r){let e=t=>t.online===!1&&!t.untracked?0:1;return[...s].sort((t,n)=>e(t)!==e(n)?e(t)-e(n):r==="name"?Number(t.untracked)-Number(n.untracked)||t.meter.name.localeCompare(n.meter.name,void 0,{numeric:!0}):(n[xr[r]]??-1/0)-(t[xr[r]]??-1/0)||t.meter.name.localeCompare(n.meter.name))}function Sr(s,r){let e=new Map;for(let{start:o,mean:i}of s){if(typeof i!="number")continue;let a=k(o,"day",r).start;e.set(a,[...e.get(a)??[],i])}let t=[...e.values()].filter(o=>o.length>=20).map(o=>Math.min(...o));if(t.length===0)return null;t.sort((o,i)=>o-i);let n=t.length>>1;return t.length%2?t[n]??null:((t[n-1]??0)+(t[n]??0))/2}var Mr=["power","today","cost","name"],Wn=7*864e5;function Ar(s,r){return r===void 0?null:s[r]??null}var Se=class extends v{constructor(){super(...arguments);this.sort="power";this.todayKwh={};this.standbyW={};this.refresh=new R(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.sort=e.sort??"power"}static{this.options=[...U,{name:"sort",kind:"choice",choices:Mr,texts:"devices"}]}getCardSize(){return 2+this.meters.length}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("devices.title")}async load(){let e=T(this.hass),t=Date.now(),n=k(t,"day",e),o=k(t,"hour",e),i=this.meters.flatMap(({entities:m})=>m.energy??[]),a=this.meters.flatMap(({entities:m})=>m.power??[]),[l,c,u]=await Promise.all([I(this.hass,{ids:i,range:{start:n.start,end:o.start},resolution:"hour",types:["change"]}),Fe(this.hass,i,o),I(this.hass,{ids:a,range:{start:o.start-Wn,end:o.start},resolution:"hour",types:["mean"]})]);for(let m of i)this.todayKwh[m]=X([...l[m]??[],...c[m]??[]],n);for(let m of a)this.standbyW[m]=Sr(u[m]??[],e)}body(){let e=kr(_r(this.meters.map(o=>this.row(o))),this.sort),t=e.some(({costToday:o})=>o!==null),n=Mr.filter(o=>t||o!=="cost");return d`<div class="controls">
        ${K(this.t("devices.sort"),n.map(o=>({value:o,text:this.t(`devices.${o}`)})),this.sort,o=>this.sort=o)}
      </div>
      <ul>
        ${e.map(o=>this.item(o))}
      </ul>`}row(e){let t=re(this.hass,e,"power");return{meter:e,untracked:!1,online:this.online(e)??t!==null,lastSeen:this.lastSeen(e),powerW:t,todayKwh:re(this.hass,e,"energy_today")??Ar(this.todayKwh,e.entities.energy),costToday:re(this.hass,e,"cost_today"),standbyW:Ar(this.standbyW,e.entities.power),share:null}}online(e){let t=this.hass.states[e.entities.status??""]?.state;return t==="on"||t==="off"?t==="on":null}lastSeen(e){let{last_reading:t,status:n,power:o}=e.entities,i=u=>this.hass.states[u??""],a=i(n)?.state==="off",l=i(t)?.state??(a?i(n)?.last_changed:i(o)?.last_updated),c=Date.parse(l??"");return Number.isNaN(c)?null:c}time(e){let n=e>=k(Date.now(),"day",T(this.hass)).start?{hour:"numeric",minute:"2-digit",second:"2-digit"}:{dateStyle:"short",timeStyle:"short"};return x(this.hass,e,n)}currency(e){return be(this.hass,e.entities.cost_today)??"EUR"}item(e){let t=e.untracked||e.meter.parentId!==null,n=e.online===!1&&!e.untracked;return d`<li class=${wr({inner:t,dark:n})}>
      <button
        @click=${()=>{this.open(e)}}
      >
        <span class="name">${e.untracked?this.t("devices.rest",{name:e.meter.name}):e.meter.name}</span>
        <span class="now"
          >${n?this.offline(e):this.written(e.powerW,o=>G(this.hass,o))}</span
        >
        <span class="bar" aria-hidden="true"><i style="width:${Math.round((e.share??0)*100)}%"></i></span>
        <span class="today">
          ${this.t("devices.today_is",{value:this.written(e.todayKwh,o=>w(this.hass,o))})}
          ${this.ifKnown(e.share,o=>Ue(this.hass,o))}
          ${this.ifKnown(e.costToday,o=>F(this.hass,o,this.currency(e.meter)))}
          ${n||e.untracked?h:this.ifKnown(e.lastSeen,o=>this.t("devices.seen",{time:this.time(o)}))}
          ${this.ifKnown(e.standbyW,o=>this.t("devices.standby",{value:G(this.hass,o)}))}
        </span>
      </button>
    </li>`}ifKnown(e,t){return e===null?h:d`<span>${t(e)}</span>`}written(e,t){return e===null?this.t("state.unknown"):t(e)}offline(e){let t=e.lastSeen===null?this.t("state.offline"):this.t("devices.offline_since",{time:this.time(e.lastSeen)});return d`<ha-icon icon="mdi:alert-circle-outline"></ha-icon> ${t}`}open({meter:e,untracked:t}){let n=e.entities[t?"energy":"power"];n&&le(this,n)}static{this.styles=[v.styles,Y,y`
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
    `]}};g([$()],Se.prototype,"sort",2);function Tr(s,r,e){let t=new Map(s.map(({start:o,change:i})=>[o,i??null])),n=r.map(({past:o,hours:i})=>jn([...o,...i]));return e.map(({start:o})=>{let i=n.map(l=>l.get(o)),a=l=>i.length===0||i.includes(void 0)?null:i.reduce((c,u)=>c+(u?.[l]??0),0);return{start:o,measured:t.get(o)??null,expected:a("kwh"),low:a("p10"),high:a("p90")}})}function jn(s){return new Map(s.map(r=>[Date.parse(r.start),r]))}function yt(s,r){let e=s.map(t=>t[r]);return e.length===0||e.includes(null)?null:e.reduce((t,n)=>t+(n??0),0)}function Rr(s){let r={hours:0,measured:0,expected:0};for(let{measured:e,expected:t}of s)e===null||t===null||(r.hours+=1,r.measured+=e,r.expected+=t);return r}var vt=36e5,Cr=24*vt,qe=class extends v{constructor(){super(...arguments);this.forecasts={};this.measured=[];this.range={start:0,end:0};this.refresh=new R(this,{load:()=>this.load(),everyMs:vt})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("forecast.title")}watched(){return this.tariffs()}async load(){let e=k(Date.now(),"hour",T(this.hass));this.range={start:e.start-Cr,end:e.start+Cr};let t=C(this.meters),n=t.flatMap(({entities:a})=>a.energy??[]),[o,i]=await Promise.all([I(this.hass,{ids:n,range:{start:this.range.start,end:e.start},resolution:"hour",types:["change"]}),rr(this.hass,t.map(({id:a})=>a))]);this.measured=xe(Object.values(o)),this.forecasts=i}body(){let e=Object.values(this.forecasts).filter(({hours:o})=>o.length>0);if(e.length===0)return this.none();let t=Tr(this.measured,e,z(this.range,"hour",T(this.hass))),n=[["forecast.today",yt(e,"today_kwh")],["forecast.tomorrow",yt(e,"tomorrow_kwh")]];return d`<dl>
        ${n.map(([o,i])=>d`<div>
              <dt>${this.t(o)}</dt>
              <dd>${i===null?this.t("state.unknown"):w(this.hass,i)}</dd>
            </div>`)}
      </dl>
      ${this.lookBack(t)}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(t)}
        .format=${o=>w(this.hass,o)}
        .summary=${this.summary(n)}
        filename="forecast"
      ></smart-energy-chart>`}lookBack(e){let{hours:t,expected:n,measured:o}=Rr(e);return t===0?h:d`<p class="notice">
      ${this.t("forecast.look_back",{hours:String(t),expected:w(this.hass,n),measured:w(this.hass,o)})}
    </p>`}none(){let e=Object.values(this.forecasts).flatMap(({reason:t})=>t??[]);return d`${this.notice("forecast.none")} ${e.length?d`<p class="notice">${e[0]}</p>`:h}`}summary(e){return e.map(([t,n])=>`${this.t(t)}: ${n===null?this.t("state.unknown"):w(this.hass,n)}`).join(", ")}chartData(e){return{unit:"kWh",columns:e.map(({start:t})=>({label:x(this.hass,t,{hour:"numeric"}),title:x(this.hass,t,{weekday:"short",hour:"numeric",minute:"2-digit"}),start:t,end:t+vt})),series:[{name:this.t("forecast.measured"),color:ce,values:e.map(({measured:t})=>t)},{name:this.t("forecast.expected"),color:tr,values:e.map(({expected:t})=>t),shape:"line"}],expected:e.map(({low:t,high:n})=>t===null||n===null?null:{low:t,high:n})}}static{this.styles=[v.styles,y`
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
    `]}};function Er(s,r){let e=s.filter(c=>c!==null),t=Math.min(0,...e),n=Math.max(0,...e,t+1),o=c=>s.length>1?c/(s.length-1)*100:50,i=c=>30-(c-t)/(n-t)*28,a="M",l=s.map((c,u)=>{if(c===null)return a="M","";let m=`${a}${o(u).toFixed(1)} ${i(c).toFixed(1)}`;return a="L",m});return d`<svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
    ${P`<path d=${l.join("")} fill="none" stroke=${r} stroke-width="2" vector-effect="non-scaling-stroke" stroke-linejoin="round"></path>`}
  </svg>`}async function Or(s,r,e){if(r.length===0)return{};let t=await s.callWS({type:"history/history_during_period",start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),entity_ids:r,minimal_response:!0,no_attributes:!0,significant_changes_only:!1});return Object.fromEntries(Object.entries(t).map(([n,o])=>[n,o.map(Fn)]))}function Fn({s,lu:r}){let e=Number(s);return{time:r*1e3,value:s.trim()!==""&&Number.isFinite(e)?e:null}}function Pr(s,r,e){let t=(r.end-r.start)/e,n=Array.from({length:e},()=>({weighted:0,time:0}));return s.forEach(({time:o,value:i},a)=>{if(i===null)return;let l=Math.max(o,r.start),c=Math.min(s[a+1]?.time??r.end,r.end),u=Math.floor((l-r.start)/t);for(let m=u;m<e&&r.start+m*t<c;m++){let p=n[m],f=r.start+m*t,b=Math.min(c,f+t)-Math.max(l,f);!p||b<=0||(p.weighted+=i*b,p.time+=b)}}),n.map(({weighted:o,time:i})=>i>0?o/i:null)}function Dr(s,r){return Array.from({length:Math.ceil(s.length/r)},(e,t)=>{let n=s.slice(t*r,(t+1)*r).filter(o=>o!==null);return n.length?n.reduce((o,i)=>o+i,0)/n.length:null})}var Hr=36e5,Kn=.5,zn=["voltage","current","power_factor","frequency"],qn=["energy_today","cost_today"],Ve=class extends v{constructor(){super(...arguments);this.hour={end:0,points:{}};this.needsData=!1;this.refresh=new R(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 3*Math.max(1,this.meters.length)}getGridOptions(){return{columns:12,min_columns:6}}async load(){let e=Date.now(),t=this.meters.flatMap(({entities:n})=>n.power??[]);this.hour={end:e,points:await Or(this.hass,t,{start:e-Hr,end:e})}}heading(){return this.t("live.title")}body(){return d`<div class="meters">${this.meters.map(e=>this.meter(e))}</div>`}meter(e){let t=re(this.hass,e,"power");return d`<section aria-label=${e.name}>
      <button class="main" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span class="power">${t===null?this.t("state.offline"):G(this.hass,t)}</span>
        <span class="flow">${t===null?h:this.flow(t)}</span>
      </button>
      ${this.trend(e,t)}
      <dl>
        ${zn.map(n=>this.value(e,n))} ${qn.map(n=>this.value(e,n))}
        ${this.costNow(e,t)}
      </dl>
    </section>`}flow(e){let[t,n]=Math.abs(e)<Kn?["·","live.still"]:e<0?["↑","live.exporting"]:["↓","live.importing"];return d`<span aria-hidden="true">${t}</span> ${this.t(n)}`}trend(e,t){let n=this.hour.points[e.entities.power??""];if(!n)return h;let o=Date.now(),i=t===null?[]:[{time:Math.max(this.hour.end,o-1e3),value:t}],a=Pr([...n,...i],{start:o-Hr,end:o},60),l=t!==null&&t<0?We:ce;return d`<div class="trend" title=${this.t("live.trend")}>${Er(a,l)}</div>
      ${this.trendText(a)}`}trendText(e){let t=e.filter(a=>a!==null);if(t.length===0)return d`<p class="visually-hidden">${this.t("live.no_trend")}</p>`;let n=a=>a===null?this.t("state.unknown"):G(this.hass,a),[o,i]=[n(Math.min(...t)),n(Math.max(...t))];return d`<table class="visually-hidden">
      <caption>
        ${this.t("live.trend_summary",{low:o,high:i})}
      </caption>
      <tbody>
        ${Dr(e,5).map((a,l)=>d`<tr>
              <th scope="row">${this.t("live.minutes_ago",{minutes:String(60-5*l)})}</th>
              <td>${n(a)}</td>
            </tr>`)}
      </tbody>
    </table>`}value(e,t){let n=e.entities[t],o=n===void 0?void 0:this.hass.states[n];return o?d`<div class=${t}>
      <dt>${this.t(`live.${t}`)}</dt>
      <dd>${this.hass.formatEntityState(o)}</dd>
    </div>`:h}costNow(e,t){let n=re(this.hass,e,"price"),o=this.hass.states[e.entities.price??""]?.attributes.unit_of_measurement??"",[i,a]=o.split("/");return n===null||t===null||!i||a!=="kWh"?h:d`<div class="cost_now">
      <dt>${this.t("live.cost_now")}</dt>
      <dd>${this.t("live.per_hour",{amount:F(this.hass,n*t/1e3,i)})}</dd>
    </div>`}open(e,t){let n=e.entities[t];n&&le(this,n)}static{this.styles=[v.styles,y`
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
    `]}};function Ae({prices:s},{price:r}){if(!s||!r)return;let{format:e}=s;return r.low===r.high?e(r.low):`${e(r.low)} – ${e(r.high)}`}function Lr(s,r){let e=new Set(s.series.flatMap(({marks:t})=>t??[]));return r.filter(t=>e.has(t))}function Nr(s){let r=["start","end",...s.series.map(({name:o})=>`${o} (${s.unit})`)],e=s.expected?[`low (${s.unit})`,`high (${s.unit})`]:[],t=s.prices?[`lowest price (${s.prices.unit})`,`highest price (${s.prices.unit})`]:[],n=s.columns.map((o,i)=>[new Date(o.start).toISOString(),new Date(o.end).toISOString(),...s.series.map(({values:a})=>Me(a[i])),...s.expected?[Me(s.expected[i]?.low),Me(s.expected[i]?.high)]:[],...s.prices?[Me(o.price?.low),Me(o.price?.high)]:[],o.note??""]);return[[...r,...e,...t,"note"],...n].map(o=>o.map(Vn).join(",")).join(`\r
`)+`\r
`}function Me(s){return s==null?"":String(s)}function Vn(s){let r=/^[=+@\t\r]|^-(?![\d.])/.test(s)?`'${s}`:s;return/[",\r\n]/.test(r)?`"${r.replaceAll('"','""')}"`:r}function Te(s){let r=s.filter(e=>e!==null);return r.length?r.reduce((e,t)=>e+t,0):null}function Ur({currency:s,bands:r}){let e=r.map(({start:u,end:m,price:p,period:f})=>({start:Date.parse(u),end:Date.parse(m),price:Number(p),period:f}));if(s===null||e.length===0)return;let t=e.map(({price:u})=>u),[n,o]=[Math.min(...t),Math.max(...t)],i=[...new Set(t)].sort((u,m)=>u-m),a=(i.length>4?3:i.length)-1,l=u=>a===0?0:i.length<=4?i.indexOf(u)/a:Math.min(a,Math.floor((u-n)/(o-n)*(a+1)))/a,c=new Map;for(let{price:u,period:m}of e){let p=l(u),f=c.get(p)??{level:p,low:u,high:u,period:m};c.set(p,{level:p,low:Math.min(f.low,u),high:Math.max(f.high,u),period:f.period===m?m:""})}return{currency:s,bands:e.map(({start:u,end:m,price:p})=>({start:u,end:m,price:p,level:l(p)})),levels:[...c.values()].sort((u,m)=>u.level-m.level)}}function Ir(s,{start:r,end:e}){let t=s.bands.filter(n=>n.start<e&&n.end>r).map(({price:n})=>n);return t.length?{low:Math.min(...t),high:Math.max(...t)}:void 0}var Gn={day:"hour",week:"day",month:"day",year:"month"};function Br(s,r,e,t,n=0){let o=Gn[s];return{range:k(r,s,e.shown,t,n),bar:o,resolution:e.shown===e.home?o:"hour"}}function Wr(s,r){let e=r.map(()=>null);for(let{start:t,change:n}of s){if(typeof n!="number")continue;let o=Zn(r,t);o!==null&&(e[o]=(e[o]??0)+n)}return e}function Zn(s,r){let e=0,t=s.length;for(;e<t;){let o=e+t>>1;(s[o]?.end??1/0)<=r?e=o+1:t=o}let n=s[e];return n&&n.start<=r?e:null}function jr(s,r,e){return z(s.range,s.bar,r,e)}var Fr=["day","week","month","year"],Kr=["energy","money"],Yn=["day","week"],Jn={day:{hour:"numeric"},week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}},Xn={day:{weekday:"short",hour:"numeric",minute:"2-digit"},week:{weekday:"long",day:"numeric",month:"long"},month:{weekday:"short",day:"numeric",month:"long"},year:{month:"long",year:"numeric"}},oe=class extends v{constructor(){super(...arguments);this.span="day";this.unit="energy";this.step=0;this.refresh=new R(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...U,{name:"span",kind:"choice",choices:Fr,texts:"usage"},{name:"unit",kind:"choice",choices:Kr,texts:"usage"},{name:"prices",kind:"boolean"}]}setConfig(e){super.setConfig(e),this.span=e.span??"day",this.unit=e.unit??"energy"}getCardSize(){return 6}getGridOptions(){return{columns:"full",min_columns:6}}heading(){return this.t("usage.title")}watched(){return this.tariffs()}dataKey(){return[super.dataKey(),this.span,this.unit,this.step,this.config.prices].join(" ")}get page(){let e={shown:T(this.hass),home:this.hass.config.time_zone};return Br(this.span,Date.now(),e,Z(this.hass),this.step)}async load(){let{page:e,span:t,unit:n}=this,{range:o,resolution:i}=e,a=C(this.meters),l=a.flatMap(f=>this.idsOf(f,n)),c=a.map(({id:f})=>f),u=Yn.includes(t)&&this.config.prices!==!1,[m,p]=await Promise.all([I(this.hass,{ids:l,range:o,resolution:i,types:["change"]}),je(this.hass,c,o,u)]);this.shown={page:e,span:t,unit:n,statistics:m,hours:p}}idsOf(e,t){let{energy:n,energy_export:o,cost_total:i}=e.entities;return(t==="money"?[i]:[n,o]).filter(a=>a!==void 0)}body(){let{shown:e}=this;if(!e)return this.notice("state.loading");let t=this.chartData(e),n=t.series.every(({values:o})=>o.every(i=>i===null));return d`${this.controls(e)}
    ${n?this.notice(e.unit==="money"&&!this.hasCost?"usage.no_cost":"state.empty"):d`<smart-energy-chart
            .hass=${this.hass}
            .data=${t}
            .format=${o=>this.written(o,e.unit)}
            .summary=${this.summary(e,t)}
            filename="usage-${new Date(e.page.range.start).toISOString().slice(0,10)}"
          ></smart-energy-chart>`}`}get hasCost(){return C(this.meters).some(({entities:e})=>e.cost_total!==void 0)}written(e,t){return t==="money"?F(this.hass,e,this.currency):w(this.hass,e)}get currency(){return C(this.meters).map(({entities:t})=>be(this.hass,t.cost_total)).find(t=>t!==void 0)??"EUR"}summary({page:e,span:t,unit:n},o){let i=Te(o.series.map(({values:a})=>Te(a)));return this.t("usage.summary",{title:this.t("usage.title"),range:this.rangeText(e.range,t),total:i===null?this.t("state.unknown"):this.written(i,n)})}rangeText(e,t){let n={day:"numeric",month:"long",year:"numeric"};return{day:x(this.hass,e.start,{weekday:"long",...n}),week:`${x(this.hass,e.start,{day:"numeric",month:"short"})} – ${x(this.hass,e.end-1,{day:"numeric",month:"short",year:"numeric"})}`,month:x(this.hass,e.start,{month:"long",year:"numeric"}),year:x(this.hass,e.start,{year:"numeric"})}[t]}chartData(e){let{page:t,span:n,unit:o,hours:i}=e,a=Date.now(),l=jr(t,T(this.hass),Z(this.hass)),c=C(this.meters),u=new Map(c.flatMap(({id:f})=>{let b=i[f];return b?[[f,l.map(_=>Ke(_,b,o==="money"))]]:[]})),m=this.prices(c,i),p=l.map((f,b)=>{let _=f.start<=a&&a<f.end,S=c.flatMap(({id:Ce,name:Ze})=>this.remarks(u.get(Ce)?.[b],c.length>1,Ze)),E=[..._?[this.t("usage.incomplete")]:[],...S].join("; "),O=m&&Ir(m,f);return{label:x(this.hass,f.start,Jn[n]),title:x(this.hass,f.start,Xn[n]),...f,...E?{note:E}:{},..._?{running:!0}:{},...O?{price:O}:{}}});return{unit:o==="money"?this.currency:"kWh",columns:p,series:c.flatMap((f,b)=>this.series(f,er(b),l,e,u.get(f.id))),...m?{prices:this.told(m)}:{}}}remarks(e,t,n){return $e.flatMap(o=>{let i=e?.[o];if(i===void 0)return[];let a=this.t(`usage.${o}`,{hours:A(this.hass,i,i<10?1:0)});return[t?`${n}: ${a}`:a]})}prices(e,t){for(let{id:n}of e){let o=t[n]&&Ur(t[n]);if(o)return o}}told({bands:e,levels:t,currency:n}){let o=a=>Kt(this.hass,a,n),i=(a,l)=>a===l?o(a):`${o(a)} – ${o(l)}`;return{bands:e,unit:`${n}/kWh`,format:o,legend:t.map(({level:a,low:l,high:c,period:u})=>({level:a,text:u?`${u}: ${i(l,c)}`:i(l,c)}))}}series(e,t,n,{unit:o,statistics:i},a){let{energy:l,energy_export:c,cost_total:u}=e.entities,m=S=>{let E=S===void 0?void 0:i[S];return E&&Wr(E,n)};if(o==="money"&&be(this.hass,u)!==this.currency)return[];let p=m(o==="money"?u:l),f=o==="money"?void 0:m(c),b=a?.map(ur)??[],_=p?[{name:e.name,color:t,values:p,marks:b}]:[];if(f?.some(S=>S!==null&&S!==0)){let S=this.t("usage.exported",{name:e.name}),E=f.map(O=>O===null?null:-O);_.push({name:S,color:We,values:E,marks:b})}return _}controls({page:e,span:t}){let n=Fr.map(i=>({value:i,text:this.t(`usage.${i}`)})),o=Kr.map(i=>({value:i,text:this.t(`usage.${i}`)}));return d`<div class="controls">
        ${K(this.t("usage.period"),n,this.span,i=>{this.show({span:i})})}
        ${K(this.t("usage.unit"),o,this.unit,i=>{this.show({unit:i})})}
      </div>
      <div class="pager">
        ${this.turn("usage.previous","‹",this.step-1)}
        <span aria-live="polite">${this.rangeText(e.range,t)}</span>
        ${this.turn("usage.next","›",this.step+1)}
        ${this.step<0?this.turn("usage.now",this.t("usage.now"),0):h}
      </div>`}turn(e,t,n){return d`<button
      class="plain"
      aria-label=${this.t(e)}
      ?disabled=${n>0}
      @click=${()=>{this.show({step:n})}}
    >
      ${t}
    </button>`}show(e){e.span&&e.span!==this.span&&(this.step=0),this.span=e.span??this.span,this.unit=e.unit??this.unit,this.step=e.step??this.step}static{this.styles=[v.styles,Y,y`
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
    `]}};g([$()],oe.prototype,"span",2),g([$()],oe.prototype,"unit",2),g([$()],oe.prototype,"step",2);function zr(s,r=4){let e=0,t=0;for(let p of s)p===null||!Number.isFinite(p)||(e=Math.min(e,p),t=Math.max(t,p));e===t&&(t=1);let n=(t-e)/r,o=Math.floor(Math.log10(n)),a=([1,2,5,10].find(p=>p*10**o>=n*.9999)??10)*10**o,l=Math.floor(e/a+1e-9),c=Math.ceil(t/a-1e-9),u=Math.max(0,-Math.floor(Math.log10(a)+1e-9)),m=Array.from({length:c-l+1},(p,f)=>Number(((l+f)*a).toFixed(u)));return{low:l*a,high:c*a,ticks:m,digits:u}}function qr(s,r,e){let t=Math.max(1,Math.floor(r/e));return Math.max(1,Math.ceil(s/t))}var Vr=220,bt=44,Qn=14,Gr=16;function Yr(s,r){let e=zr(rs(s)),t={left:bt,top:20,width:Math.max(10,r-bt-4),height:Vr-44},n=s.columns.length,o=t.width/Math.max(1,n),i=l=>t.top+(e.high-l)/(e.high-e.low)*t.height,a=qr(n,t.width,bt);return{height:Vr,plot:t,step:o,digits:e.digits,ticks:e.ticks.map(l=>({value:l,y:i(l)})),labels:s.columns.flatMap(({label:l},c)=>c%a===0?[{x:t.left+(c+.5)*o,text:l}]:[]),bands:es(s,t.left,o),expected:(s.expected??[]).flatMap((l,c)=>l?[{x:t.left+c*o,y:i(l.high),width:o,height:Math.max(1,i(l.low)-i(l.high))}]:[]),bars:ss(s,t.left,o,i),absent:ts(s,t.left,o,i),lines:s.series.filter(({shape:l})=>l==="line").map(l=>({path:os(l,t.left,o,i),color:l.color})),columnAt:l=>{let c=Math.floor((l-t.left)/o);return c>=0&&c<n?c:null}}}function Zr(s,r,e,t){let n=s.findIndex(({end:i})=>r<i),o=s[n];return o?e+(n+Math.max(0,(r-o.start)/(o.end-o.start)))*t:e+s.length*t}function es({columns:s,prices:r},e,t){if(!r||r.legend.length<2)return[];let n=[];for(let{start:o,end:i,level:a}of r.bands){let l=Zr(s,o,e,t),c=Zr(s,i,e,t)-l,u=n.at(-1);u?.level===a&&Math.abs(u.x+u.width-l)<.01?u.width+=c:c>0&&n.push({x:l,width:c,level:a,strip:3+a*(Qn-3)})}return n}function ts(s,r,e,t){let n=Math.max(2,e-Math.min(e*.2,6));return s.columns.flatMap((o,i)=>{if(!s.series.some(({marks:l})=>l?.[i]==="missing"))return[];let a=s.series.reduce((l,c)=>l+Math.max(0,c.values[i]??0),0);return[{x:r+i*e+(e-n)/2,y:Math.max(0,t(a)-Gr),width:n,height:Gr}]})}function*rs(s){let r=s.series.filter(({shape:e})=>e===void 0||e==="stacked");for(let e=0;e<s.columns.length;e++){let t=r.map(n=>n.values[e]??0);yield t.reduce((n,o)=>n+Math.max(0,o),0),yield t.reduce((n,o)=>n+Math.min(0,o),0),yield s.expected?.[e]?.high??null,yield s.expected?.[e]?.low??null}for(let e of s.series)r.includes(e)||(yield*e.values)}function ns(s){return s==="estimated"||s==="late"?s:null}function ss(s,r,e,t){let n=s.series.filter(({shape:u})=>u===void 0||u==="stacked"),o=s.series.filter(({shape:u})=>u==="beside"),i=o.length+(n.length?1:0),a=Math.min(e*.2,6),l=Math.max(.5,(e-a)/Math.max(1,i)),c=[];return s.columns.forEach((u,m)=>{let p=r+m*e+a/2,f={up:0,down:0},b=(_,S,E)=>{let O=_.values[m];if(O==null||O===0)return E;let[Ce,Ze]=O>0?[t(E+O),t(E)]:[t(E),t(E+O)];return c.push({x:S,y:Ce,width:l,height:Math.max(.5,Ze-Ce),color:_.color,mark:ns(_.marks?.[m]),running:u.running??!1}),E+O};o.forEach((_,S)=>b(_,p+S*l,0));for(let _ of n){let S=(_.values[m]??0)<0?"down":"up";f[S]=b(_,p+o.length*l,f[S])}}),c}function os(s,r,e,t){let n="M";return s.values.map((o,i)=>{if(o===null)return n="M","";let a=`${n}${(r+(i+.5)*e).toFixed(1)} ${t(o).toFixed(1)}`;return n="L",a}).join("")}var L=class extends D{constructor(){super(...arguments);this.format=String;this.formatTick=(e,t)=>e.toFixed(t);this.summary="";this.unknown="–";this.width=0;this.chosen=null;this.onKey=e=>{let t=this.data.columns.length-1,n=this.chosen,o={ArrowRight:n===null?0:Math.min(t,n+1),ArrowLeft:n===null?t:Math.max(0,n-1),Home:0,End:t,Escape:null};!(e.key in o)||t<0||(e.preventDefault(),this.choose(o[e.key]??null))}}connectedCallback(){super.connectedCallback(),this.observer=new ResizeObserver(([e])=>{this.width=Math.round(e?.contentRect.width??0)}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(e){e.has("data")&&this.chosen!==null&&this.chosen>=this.data.columns.length&&(this.chosen=null)}render(){if(this.width===0)return d`<div class="frame"></div>`;let e=Yr(this.data,this.width);return d`<div
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
      <p class="visually-hidden" aria-live="polite">${this.spoken()}</p>`}picture(e){let{plot:t,height:n}=e;return d`<svg width=${this.width} height=${n} aria-hidden="true">
      <defs>
        <pattern id="estimated" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="ink" width="3" height="6"></rect>
        </pattern>
        <pattern id="late" width="5" height="5" patternUnits="userSpaceOnUse">
          <circle class="ink" cx="2.5" cy="2.5" r="1.3"></circle>
        </pattern>
      </defs>
      ${e.bands.map(o=>this.band(o,t))}
      ${e.ticks.map(o=>P`<line class=${o.value===0?"zero":"grid"} x1=${t.left} x2=${t.left+t.width} y1=${o.y} y2=${o.y}></line>
          <text class="tick" x=${t.left-6} y=${o.y+4} text-anchor="end">${this.formatTick(o.value,e.digits)}</text>`)}
      <text class="tick" x=${t.left-6} y="12" text-anchor="end">${this.data.unit}</text>
      ${this.chosen===null?h:P`<rect class="chosen" x=${t.left+this.chosen*e.step} y=${t.top} width=${e.step} height=${t.height}></rect>`}
      ${e.expected.map(o=>P`<rect class="expected" x=${o.x} y=${o.y} width=${o.width} height=${o.height}></rect>`)}
      ${e.bars.map(o=>P`<rect class=${o.running?"running":"bar"} x=${o.x} y=${o.y} width=${o.width} height=${o.height} fill=${o.color} rx="1.5"></rect>
          ${o.mark?P`<rect x=${o.x} y=${o.y} width=${o.width} height=${o.height} fill="url(#${o.mark})"></rect>`:h}`)}
      ${e.absent.map(o=>P`<rect class="absent" x=${o.x} y=${o.y} width=${o.width} height=${o.height} rx="2"></rect>`)}
      ${e.lines.map(o=>P`<path class="line" d=${o.path} stroke=${o.color}></path>`)}
      ${e.labels.map(o=>P`<text class="tick" x=${o.x} y=${n-4} text-anchor="middle">${o.text}</text>`)}
    </svg>`}band({x:e,width:t,level:n,strip:o},i){return P`<rect class="band" x=${e} y=${i.top} width=${t} height=${i.height} opacity=${.04+.2*n}></rect>
      <rect class="band" x=${e} y=${i.top-o} width=${t} height=${o} opacity=${.35+.5*n}></rect>`}tooltip(e){let t=this.chosenColumn;if(!t||this.chosen===null)return h;let n=e.plot.left+(this.chosen+.5)*e.step,o=n>this.width/2?`right:${this.width-n+e.step/2+8}px`:`left:${n+e.step/2+8}px`;return d`<div class="tooltip" style=${o}>
      <strong>${t.title}</strong>
      ${this.data.series.map(i=>d`<div><i style="background:${i.color}"></i>${i.name}<b>${this.valueText(i)}</b></div>`)}
      ${this.expectedText()??h} ${this.priceLine(t)}
      ${t.note?d`<em>${t.note}</em>`:h}
    </div>`}expectedText(){let e=this.chosen===null?null:this.data.expected?.[this.chosen];return e?d`<div>${this.format(e.low)} – ${this.format(e.high)}</div>`:void 0}priceLine(e){let t=Ae(this.data,e);return t===void 0?h:d`<div>${t}</div>`}get chosenColumn(){return this.chosen===null?void 0:this.data.columns[this.chosen]}valueText(e){let t=this.chosen===null?null:e.values[this.chosen];return t==null?this.unknown:this.format(t)}spoken(){let e=this.chosenColumn;if(!e)return"";let t=this.data.series.map(a=>`${a.name} ${this.valueText(a)}`),n=this.chosen===null?null:this.data.expected?.[this.chosen],o=n?`${this.format(n.low)} – ${this.format(n.high)}`:void 0;return[e.title,...t,o,Ae(this.data,e),e.note].filter(a=>a!==void 0).join(", ")}choose(e){e!==this.chosen&&(this.chosen=e)}static{this.styles=y`
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
      fill: var(--smart-energy-price-color, var(--secondary-text-color, #727272));
    }
    .running {
      opacity: 0.6;
    }
    .ink {
      fill: var(--card-background-color, #fff);
      opacity: 0.7;
    }
    .absent {
      fill: none;
      stroke: var(--secondary-text-color);
      stroke-width: 1.5;
      stroke-dasharray: 3 3;
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
  `}};g([M({attribute:!1})],L.prototype,"data",2),g([M({attribute:!1})],L.prototype,"format",2),g([M({attribute:!1})],L.prototype,"formatTick",2),g([M()],L.prototype,"summary",2),g([M()],L.prototype,"unknown",2),g([$()],L.prototype,"width",2),g([$()],L.prototype,"chosen",2);var B=class extends D{constructor(){super(...arguments);this.summary="";this.filename="smart-energy";this.asTable=!1;this.toggle=()=>{this.asTable=!this.asTable};this.download=()=>{let e=document.createElement("a");e.href=URL.createObjectURL(new Blob([Nr(this.data)],{type:"text/csv"})),e.download=`${this.filename}.csv`,e.click(),URL.revokeObjectURL(e.href)}}t(e){return H(this.hass.language,e)}render(){return d`${this.asTable?this.table():this.chart()}
      <div class="tools">
        <ul class="legend">
          ${this.data.series.map(e=>d`<li><i class=${e.shape??"stacked"} style="--color:${e.color}"></i>${e.name}</li>`)}
          ${Lr(this.data,$e).map(e=>d`<li><i class=${e}></i>${this.t(`mark.${e}`)}</li>`)}
          ${this.prices()}
        </ul>
        <button @click=${this.toggle}>${this.t(this.asTable?"chart.chart":"chart.table")}</button>
        <button @click=${this.download}>${this.t("chart.csv")}</button>
      </div>`}prices(){let e=this.data.prices?.legend??[],t=n=>`--level:${n};--height:${Math.round(25+75*n)}%`;return e.map(({level:n,text:o})=>d`<li>${e.length>1?d`<i class="price" style=${t(n)}></i>`:h}${o}</li>`)}chart(){return d`<smart-energy-bar-chart
      .data=${this.data}
      .format=${this.format}
      .formatTick=${(e,t)=>A(this.hass,e,t)}
      .summary=${this.summary}
      .unknown=${this.t("state.unknown")}
    ></smart-energy-bar-chart>`}table(){let{columns:e,series:t,expected:n,prices:o}=this.data,i=e.some(({note:l})=>l!==void 0),a=l=>l==null?this.t("state.unknown"):this.format(l);return d`<div class="scroll" tabindex="0" role="region" aria-label=${this.summary}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("chart.time")}</th>
            ${t.map(({name:l})=>d`<th scope="col">${l}</th>`)}
            ${n?d`<th scope="col">${this.t("chart.expected")}</th>`:h}
            ${o?d`<th scope="col">${this.t("chart.price")}</th>`:h}
            ${i?d`<th scope="col">${this.t("chart.note")}</th>`:h}
          </tr>
        </thead>
        <tbody>
          ${e.map((l,c)=>{let u=n?.[c];return d`<tr>
              <th scope="row">${l.title}</th>
              ${t.map(({values:m})=>d`<td>${a(m[c])}</td>`)}
              ${n?d`<td>${u?`${a(u.low)} – ${a(u.high)}`:""}</td>`:h}
              ${o?d`<td>${Ae(this.data,l)??""}</td>`:h}
              ${i?d`<td class="note">${l.note??""}</td>`:h}
            </tr>`})}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.t("chart.total")}</th>
            ${t.map(({values:l})=>d`<td>${a(Te(l))}</td>`)}
            ${[n,o,i].map(l=>l?d`<td></td>`:h)}
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
    .legend i.estimated,
    .legend i.late,
    .legend i.missing {
      border: 1px solid var(--secondary-text-color);
    }
    .legend i.estimated {
      background: repeating-linear-gradient(45deg, var(--secondary-text-color) 0 2px, transparent 2px 4px);
    }
    .legend i.late {
      background: radial-gradient(var(--secondary-text-color) 1px, transparent 1.5px) 0 0 / 4px 4px;
    }
    .legend i.missing {
      border-style: dashed;
      background: none;
    }
    .legend i.price {
      position: relative;
      overflow: hidden;
      border-radius: 0;
      background: none;
    }
    .legend i.price::after {
      position: absolute;
      inset: auto 0 0;
      height: var(--height);
      background: var(--smart-energy-price-color, var(--secondary-text-color, #727272));
      opacity: calc(0.35 + 0.5 * var(--level));
      content: "";
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
    td.note {
      white-space: normal;
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
  `}};g([M({attribute:!1})],B.prototype,"hass",2),g([M({attribute:!1})],B.prototype,"data",2),g([M({attribute:!1})],B.prototype,"format",2),g([M()],B.prototype,"summary",2),g([M()],B.prototype,"filename",2),g([$()],B.prototype,"asTable",2);async function Jr(s){await window.customElements.whenDefined("home-assistant");for(let[r,e]of Object.entries(s))window.customElements.get(r)||window.customElements.define(r,e)}function is(s,r){return(e,t)=>{let n=e.entities[t];return n?.platform==="smart_energy"&&r.includes(n.translation_key??"")&&n.device_id?{config:{type:`custom:${s}`,devices:[n.device_id]}}:null}}function Xr(s){let r=window.customCards??=[];for(let{keys:t,...n}of s)r.some(({type:o})=>o===n.type)||r.push({...n,preview:!0,getEntitySuggestion:is(n.type,t)});let e=window.customStrategies??=[];e.some(({type:t})=>t==="smart-energy")||e.push({type:"smart-energy",strategyType:"dashboard",name:"Smart Energy",description:"Power, energy, cost, comparison, forecast and alerts of all your meters; it arranges itself."})}function Qr(s){let{status:r,power:e,voltage:t,current:n,energy:o}=s.entities,i=(a,l)=>a===void 0?[]:[{type:"tile",entity:a,...l}];return{type:"grid",cards:[{type:"heading",heading:s.name,icon:"mdi:meter-electric",...r===void 0?{}:{badges:[{type:"entity",entity:r,show_state:!0,show_icon:!0,state_content:["state","last_changed"]}]}},...i(e,{name:"Power",icon:"mdi:flash",color:"amber",grid_options:{columns:"full",rows:2},features:[{type:"trend-graph",hours_to_show:1}]}),...i(t,{name:"Voltage"}),...i(n,{name:"Current"}),...i(o,{name:"Energy register",grid_options:{columns:"full"}})]}}var en={number:[{type:"numeric-input",style:"buttons"}],select:[{type:"select-options"}]};function tn(s,r){return[{type:"grid",cards:[{type:"markdown",content:H(s.language,"settings.explanation"),text_only:!0,grid_options:{columns:"full"}},as(H(s.language,"settings.tariff"),"mdi:cash-clock")]},...r.flatMap(e=>ls(s,e))]}function as(s,r){return{type:"button",name:s,icon:r,tap_action:{action:"navigate",navigation_path:"/config/integrations/integration/smart_energy"},grid_options:{columns:"full",rows:1}}}function ls(s,r){let e=Object.values(r.entities).filter(t=>s.entities[t]?.entity_category==="config").map(t=>({id:t,domain:t.split(".")[0]??""})).filter(({domain:t})=>["number","switch","select"].includes(t)).sort((t,n)=>t.domain.localeCompare(n.domain)||t.id.localeCompare(n.id)).map(({id:t,domain:n})=>({type:"tile",entity:t,name:{type:"entity"},grid_options:{columns:"full"},...en[n]?{features:en[n],features_position:"inline"}:{}}));return e.length===0?[]:[{type:"grid",cards:[{type:"heading",heading:r.name,icon:"mdi:meter-electric"},...e]}]}var Ge=class extends HTMLElement{static generate(r,e){let t=Be(e);return Promise.resolve({title:"Smart Energy",views:[cs(e),ds(e),us(e),ms(e,t),hs(e,t)]})}};function Re(s,r,e,t){return{title:H(s.language,`view.${r}`),path:r,icon:e,type:"sections",max_columns:3,sections:t}}function q(s,r=1){return{type:"grid",column_span:r,cards:s}}function N(s,r={}){return{type:`custom:smart-energy-${s}-card`,grid_options:{columns:"full"},...r}}function cs(s){return Re(s,"overview","mdi:lightning-bolt",[q([N("alerts",{compact:!0}),N("live")]),q([N("usage")]),q([N("costs"),N("forecast")])])}function ds(s){return Re(s,"analytics","mdi:chart-bar",[q([N("usage",{span:"month"})],2),q([N("compare")]),q([N("costs")]),q([N("forecast")],2)])}function us(s){return Re(s,"alerts","mdi:alert-circle-outline",[q([N("alerts")],2)])}function ms(s,r){return Re(s,"devices","mdi:meter-electric",[q([N("devices")]),...r.map(Qr)])}function hs(s,r){return Re(s,"settings","mdi:cog",tn(s,r))}Xr([{type:"smart-energy-live-card",name:"Smart Energy: now",description:"Voltage, current, power and its direction, the last hour, and today so far.",keys:["power","voltage","current"]},{type:"smart-energy-devices-card",name:"Smart Energy: devices",description:"Every meter and circuit with its power, energy today, share and standby.",keys:["status","power"]},{type:"smart-energy-usage-card",name:"Smart Energy: usage",description:"Energy or money by the hour, day, week, month and year.",keys:["energy","energy_export","energy_today"]},{type:"smart-energy-alerts-card",name:"Smart Energy: alerts",description:"What is wrong now, to be acknowledged, and what was.",keys:[...Ee,"alert"]},{type:"smart-energy-compare-card",name:"Smart Energy: comparison",description:"This week, month or year against the one before, to this moment.",keys:["energy","energy_today"]},{type:"smart-energy-costs-card",name:"Smart Energy: costs",description:"The bill so far, by tariff period, component and device, with projection and budget.",keys:["cost_today","cost_total","cost_billing_period","price"]},{type:"smart-energy-forecast-card",name:"Smart Energy: forecast",description:"The next 24 hours with their band, beside what was measured.",keys:["energy_expected_today","energy_expected_tomorrow"]}]);Jr({"ll-strategy-dashboard-smart-energy":Ge,"smart-energy-alerts-card":ne,"smart-energy-bar-chart":L,"smart-energy-chart":B,"smart-energy-compare-card":_e,"smart-energy-costs-card":ke,"smart-energy-devices-card":Se,"smart-energy-forecast-card":qe,"smart-energy-live-card":Ve,"smart-energy-usage-card":oe});
