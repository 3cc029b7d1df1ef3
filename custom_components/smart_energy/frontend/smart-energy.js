var fn=Object.defineProperty;var gn=Object.getOwnPropertyDescriptor;var g=(s,r,e,t)=>{for(var n=t>1?void 0:t?gn(r,e):r,i=s.length-1,o;i>=0;i--)(o=s[i])&&(n=(t?o(r,e,n):o(n))||n);return t&&n&&fn(r,e,n),n};var Ot={overcurrent:"A",overvoltage:"V",undervoltage:"V",power_limit:"W",power_spike:"W",meter_offline:"s",no_mains:"V",import_budget:"kWh",unusual_hour:"kWh",unusual_day:"kWh",standby_rise:"W"},yn=["unusual_hour","unusual_day","standby_rise"];function Pt({kind:s}){return yn.includes(s)}var Dt=Object.keys(Ot);function Ht(s){return Ot[s]??""}function Lt(s,r){return r.flatMap(t=>Object.values(t.entities).flatMap(n=>{let i=s.states[n],o=n.startsWith("binary_sensor.")&&typeof i?.attributes.alert_id=="string";return i&&o&&i.state==="on"?[Nt(s,t,i.attributes,Date.parse(i.last_changed))]:[]})).sort((t,n)=>Number(t.acknowledged)-Number(n.acknowledged)||n.since-t.since)}function Nt(s,r,e,t){let n=String(e.kind??"");return{id:String(e.alert_id??""),meter:r,kind:n,name:vn(s,r,n),value:Et(e.value),limit:Et(e.limit),since:Ct(e.since)??t,until:Ct(e.until),acknowledged:e.acknowledged===!0||e.acknowledged_by!==void 0,explanation:typeof e.explanation=="string"?e.explanation:null}}function vn(s,r,e){let n=s.states[r.entities[e]??""]?.attributes.friendly_name;return n?n.startsWith(`${r.name} `)?n.slice(r.name.length+1):n:e}function Et(s){return typeof s=="number"&&Number.isFinite(s)?s:null}function Ct(s){let r=typeof s=="string"?Date.parse(s):NaN;return Number.isNaN(r)?null:r}function Ut(s,r,e){let t=new Map;for(let{attributes:n}of e){if(typeof n.alert_id!="string")continue;let i=Nt(s,r,n,0);t.set(i.id,bn(t.get(i.id),i))}return[...t.values()].sort((n,i)=>i.since-n.since)}function bn(s,r){return s?{...r,until:r.until??s.until,explanation:r.explanation??s.explanation,acknowledged:r.acknowledged||s.acknowledged}:r}var He=globalThis,Le=He.ShadowRoot&&(He.ShadyCSS===void 0||He.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,st=Symbol(),It=new WeakMap,fe=class{constructor(r,e,t){if(this._$cssResult$=!0,t!==st)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=r,this.t=e}get styleSheet(){let r=this.o,e=this.t;if(Le&&r===void 0){let t=e!==void 0&&e.length===1;t&&(r=It.get(e)),r===void 0&&((this.o=r=new CSSStyleSheet).replaceSync(this.cssText),t&&It.set(e,r))}return r}toString(){return this.cssText}},Bt=s=>new fe(typeof s=="string"?s:s+"",void 0,st),y=(s,...r)=>{let e=s.length===1?s[0]:r.reduce((t,n,i)=>t+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+s[i+1],s[0]);return new fe(e,s,st)},Wt=(s,r)=>{if(Le)s.adoptedStyleSheets=r.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of r){let t=document.createElement("style"),n=He.litNonce;n!==void 0&&t.setAttribute("nonce",n),t.textContent=e.cssText,s.appendChild(t)}},it=Le?s=>s:s=>s instanceof CSSStyleSheet?(r=>{let e="";for(let t of r.cssRules)e+=t.cssText;return Bt(e)})(s):s;var{is:wn,defineProperty:xn,getOwnPropertyDescriptor:$n,getOwnPropertyNames:_n,getOwnPropertySymbols:Sn,getPrototypeOf:kn}=Object,Ne=globalThis,jt=Ne.trustedTypes,Mn=jt?jt.emptyScript:"",Tn=Ne.reactiveElementPolyfillSupport,ge=(s,r)=>s,ye={toAttribute(s,r){switch(r){case Boolean:s=s?Mn:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,r){let e=s;switch(r){case Boolean:e=s!==null;break;case Number:e=s===null?null:Number(s);break;case Object:case Array:try{e=JSON.parse(s)}catch{e=null}}return e}},Ue=(s,r)=>!wn(s,r),Kt={attribute:!0,type:String,converter:ye,reflect:!1,useDefault:!1,hasChanged:Ue};Symbol.metadata??=Symbol("metadata"),Ne.litPropertyMetadata??=new WeakMap;var j=class extends HTMLElement{static addInitializer(r){this._$Ei(),(this.l??=[]).push(r)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(r,e=Kt){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(r)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(r,e),!e.noAccessor){let t=Symbol(),n=this.getPropertyDescriptor(r,t,e);n!==void 0&&xn(this.prototype,r,n)}}static getPropertyDescriptor(r,e,t){let{get:n,set:i}=$n(this.prototype,r)??{get(){return this[e]},set(o){this[e]=o}};return{get:n,set(o){let a=n?.call(this);i?.call(this,o),this.requestUpdate(r,a,t)},configurable:!0,enumerable:!0}}static getPropertyOptions(r){return this.elementProperties.get(r)??Kt}static _$Ei(){if(this.hasOwnProperty(ge("elementProperties")))return;let r=kn(this);r.finalize(),r.l!==void 0&&(this.l=[...r.l]),this.elementProperties=new Map(r.elementProperties)}static finalize(){if(this.hasOwnProperty(ge("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ge("properties"))){let e=this.properties,t=[..._n(e),...Sn(e)];for(let n of t)this.createProperty(n,e[n])}let r=this[Symbol.metadata];if(r!==null){let e=litPropertyMetadata.get(r);if(e!==void 0)for(let[t,n]of e)this.elementProperties.set(t,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(r){let e=[];if(Array.isArray(r)){let t=new Set(r.flat(1/0).reverse());for(let n of t)e.unshift(it(n))}else r!==void 0&&e.push(it(r));return e}static _$Eu(r,e){let t=e.attribute;return t===!1?void 0:typeof t=="string"?t:typeof r=="string"?r.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(r=>this.enableUpdating=r),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(r=>r(this))}addController(r){(this._$EO??=new Set).add(r),this.renderRoot!==void 0&&this.isConnected&&r.hostConnected?.()}removeController(r){this._$EO?.delete(r)}_$E_(){let r=new Map,e=this.constructor.elementProperties;for(let t of e.keys())this.hasOwnProperty(t)&&(r.set(t,this[t]),delete this[t]);r.size>0&&(this._$Ep=r)}createRenderRoot(){let r=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Wt(r,this.constructor.elementStyles),r}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(r=>r.hostConnected?.())}enableUpdating(r){}disconnectedCallback(){this._$EO?.forEach(r=>r.hostDisconnected?.())}attributeChangedCallback(r,e,t){this._$AK(r,t)}_$ET(r,e){let t=this.constructor.elementProperties.get(r),n=this.constructor._$Eu(r,t);if(n!==void 0&&t.reflect===!0){let i=(t.converter?.toAttribute!==void 0?t.converter:ye).toAttribute(e,t.type);this._$Em=r,i==null?this.removeAttribute(n):this.setAttribute(n,i),this._$Em=null}}_$AK(r,e){let t=this.constructor,n=t._$Eh.get(r);if(n!==void 0&&this._$Em!==n){let i=t.getPropertyOptions(n),o=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:ye;this._$Em=n;let a=o.fromAttribute(e,i.type);this[n]=a??this._$Ej?.get(n)??a,this._$Em=null}}requestUpdate(r,e,t,n=!1,i){if(r!==void 0){let o=this.constructor;if(n===!1&&(i=this[r]),t??=o.getPropertyOptions(r),!((t.hasChanged??Ue)(i,e)||t.useDefault&&t.reflect&&i===this._$Ej?.get(r)&&!this.hasAttribute(o._$Eu(r,t))))return;this.C(r,e,t)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(r,e,{useDefault:t,reflect:n,wrapped:i},o){t&&!(this._$Ej??=new Map).has(r)&&(this._$Ej.set(r,o??e??this[r]),i!==!0||o!==void 0)||(this._$AL.has(r)||(this.hasUpdated||t||(e=void 0),this._$AL.set(r,e)),n===!0&&this._$Em!==r&&(this._$Eq??=new Set).add(r))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let r=this.scheduleUpdate();return r!=null&&await r,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[n,i]of this._$Ep)this[n]=i;this._$Ep=void 0}let t=this.constructor.elementProperties;if(t.size>0)for(let[n,i]of t){let{wrapped:o}=i,a=this[n];o!==!0||this._$AL.has(n)||a===void 0||this.C(n,void 0,i,a)}}let r=!1,e=this._$AL;try{r=this.shouldUpdate(e),r?(this.willUpdate(e),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(e)):this._$EM()}catch(t){throw r=!1,this._$EM(),t}r&&this._$AE(e)}willUpdate(r){}_$AE(r){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(r)),this.updated(r)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(r){return!0}update(r){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(r){}firstUpdated(r){}};j.elementStyles=[],j.shadowRootOptions={mode:"open"},j[ge("elementProperties")]=new Map,j[ge("finalized")]=new Map,Tn?.({ReactiveElement:j}),(Ne.reactiveElementVersions??=[]).push("2.1.2");var mt=globalThis,Ft=s=>s,Ie=mt.trustedTypes,zt=Ie?Ie.createPolicy("lit-html",{createHTML:s=>s}):void 0,Jt="$lit$",Z=`lit$${Math.random().toFixed(9).slice(2)}$`,Qt="?"+Z,An=`<${Qt}>`,ie=document,be=()=>ie.createComment(""),we=s=>s===null||typeof s!="object"&&typeof s!="function",ht=Array.isArray,Rn=s=>ht(s)||typeof s?.[Symbol.iterator]=="function",ot=`[ 	
\f\r]`,ve=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,qt=/-->/g,Vt=/>/g,ne=RegExp(`>|${ot}(?:([^\\s"'>=/]+)(${ot}*=${ot}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Gt=/'/g,Zt=/"/g,Xt=/^(?:script|style|textarea|title)$/i,pt=s=>(r,...e)=>({_$litType$:s,strings:r,values:e}),c=pt(1),H=pt(2),Ws=pt(3),K=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),Yt=new WeakMap,se=ie.createTreeWalker(ie,129);function er(s,r){if(!ht(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return zt!==void 0?zt.createHTML(r):r}var En=(s,r)=>{let e=s.length-1,t=[],n,i=r===2?"<svg>":r===3?"<math>":"",o=ve;for(let a=0;a<e;a++){let l=s[a],d,u,m=-1,p=0;for(;p<l.length&&(o.lastIndex=p,u=o.exec(l),u!==null);)p=o.lastIndex,o===ve?u[1]==="!--"?o=qt:u[1]!==void 0?o=Vt:u[2]!==void 0?(Xt.test(u[2])&&(n=RegExp("</"+u[2],"g")),o=ne):u[3]!==void 0&&(o=ne):o===ne?u[0]===">"?(o=n??ve,m=-1):u[1]===void 0?m=-2:(m=o.lastIndex-u[2].length,d=u[1],o=u[3]===void 0?ne:u[3]==='"'?Zt:Gt):o===Zt||o===Gt?o=ne:o===qt||o===Vt?o=ve:(o=ne,n=void 0);let f=o===ne&&s[a+1].startsWith("/>")?" ":"";i+=o===ve?l+An:m>=0?(t.push(d),l.slice(0,m)+Jt+l.slice(m)+Z+f):l+Z+(m===-2?a:f)}return[er(s,i+(s[e]||"<?>")+(r===2?"</svg>":r===3?"</math>":"")),t]},xe=class s{constructor({strings:r,_$litType$:e},t){let n;this.parts=[];let i=0,o=0,a=r.length-1,l=this.parts,[d,u]=En(r,e);if(this.el=s.createElement(d,t),se.currentNode=this.el.content,e===2||e===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(n=se.nextNode())!==null&&l.length<a;){if(n.nodeType===1){if(n.hasAttributes())for(let m of n.getAttributeNames())if(m.endsWith(Jt)){let p=u[o++],f=n.getAttribute(m).split(Z),v=/([.?@])?(.*)/.exec(p);l.push({type:1,index:i,name:v[2],strings:f,ctor:v[1]==="."?lt:v[1]==="?"?ct:v[1]==="@"?dt:ce}),n.removeAttribute(m)}else m.startsWith(Z)&&(l.push({type:6,index:i}),n.removeAttribute(m));if(Xt.test(n.tagName)){let m=n.textContent.split(Z),p=m.length-1;if(p>0){n.textContent=Ie?Ie.emptyScript:"";for(let f=0;f<p;f++)n.append(m[f],be()),se.nextNode(),l.push({type:2,index:++i});n.append(m[p],be())}}}else if(n.nodeType===8)if(n.data===Qt)l.push({type:2,index:i});else{let m=-1;for(;(m=n.data.indexOf(Z,m+1))!==-1;)l.push({type:7,index:i}),m+=Z.length-1}i++}}static createElement(r,e){let t=ie.createElement("template");return t.innerHTML=r,t}};function le(s,r,e=s,t){if(r===K)return r;let n=t!==void 0?e._$Co?.[t]:e._$Cl,i=we(r)?void 0:r._$litDirective$;return n?.constructor!==i&&(n?._$AO?.(!1),i===void 0?n=void 0:(n=new i(s),n._$AT(s,e,t)),t!==void 0?(e._$Co??=[])[t]=n:e._$Cl=n),n!==void 0&&(r=le(s,n._$AS(s,r.values),n,t)),r}var at=class{constructor(r,e){this._$AV=[],this._$AN=void 0,this._$AD=r,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(r){let{el:{content:e},parts:t}=this._$AD,n=(r?.creationScope??ie).importNode(e,!0);se.currentNode=n;let i=se.nextNode(),o=0,a=0,l=t[0];for(;l!==void 0;){if(o===l.index){let d;l.type===2?d=new $e(i,i.nextSibling,this,r):l.type===1?d=new l.ctor(i,l.name,l.strings,this,r):l.type===6&&(d=new ut(i,this,r)),this._$AV.push(d),l=t[++a]}o!==l?.index&&(i=se.nextNode(),o++)}return se.currentNode=ie,n}p(r){let e=0;for(let t of this._$AV)t!==void 0&&(t.strings!==void 0?(t._$AI(r,t,e),e+=t.strings.length-2):t._$AI(r[e])),e++}},$e=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(r,e,t,n){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=r,this._$AB=e,this._$AM=t,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let r=this._$AA.parentNode,e=this._$AM;return e!==void 0&&r?.nodeType===11&&(r=e.parentNode),r}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(r,e=this){r=le(this,r,e),we(r)?r===h||r==null||r===""?(this._$AH!==h&&this._$AR(),this._$AH=h):r!==this._$AH&&r!==K&&this._(r):r._$litType$!==void 0?this.$(r):r.nodeType!==void 0?this.T(r):Rn(r)?this.k(r):this._(r)}O(r){return this._$AA.parentNode.insertBefore(r,this._$AB)}T(r){this._$AH!==r&&(this._$AR(),this._$AH=this.O(r))}_(r){this._$AH!==h&&we(this._$AH)?this._$AA.nextSibling.data=r:this.T(ie.createTextNode(r)),this._$AH=r}$(r){let{values:e,_$litType$:t}=r,n=typeof t=="number"?this._$AC(r):(t.el===void 0&&(t.el=xe.createElement(er(t.h,t.h[0]),this.options)),t);if(this._$AH?._$AD===n)this._$AH.p(e);else{let i=new at(n,this),o=i.u(this.options);i.p(e),this.T(o),this._$AH=i}}_$AC(r){let e=Yt.get(r.strings);return e===void 0&&Yt.set(r.strings,e=new xe(r)),e}k(r){ht(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,t,n=0;for(let i of r)n===e.length?e.push(t=new s(this.O(be()),this.O(be()),this,this.options)):t=e[n],t._$AI(i),n++;n<e.length&&(this._$AR(t&&t._$AB.nextSibling,n),e.length=n)}_$AR(r=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);r!==this._$AB;){let t=Ft(r).nextSibling;Ft(r).remove(),r=t}}setConnected(r){this._$AM===void 0&&(this._$Cv=r,this._$AP?.(r))}},ce=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(r,e,t,n,i){this.type=1,this._$AH=h,this._$AN=void 0,this.element=r,this.name=e,this._$AM=n,this.options=i,t.length>2||t[0]!==""||t[1]!==""?(this._$AH=Array(t.length-1).fill(new String),this.strings=t):this._$AH=h}_$AI(r,e=this,t,n){let i=this.strings,o=!1;if(i===void 0)r=le(this,r,e,0),o=!we(r)||r!==this._$AH&&r!==K,o&&(this._$AH=r);else{let a=r,l,d;for(r=i[0],l=0;l<i.length-1;l++)d=le(this,a[t+l],e,l),d===K&&(d=this._$AH[l]),o||=!we(d)||d!==this._$AH[l],d===h?r=h:r!==h&&(r+=(d??"")+i[l+1]),this._$AH[l]=d}o&&!n&&this.j(r)}j(r){r===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,r??"")}},lt=class extends ce{constructor(){super(...arguments),this.type=3}j(r){this.element[this.name]=r===h?void 0:r}},ct=class extends ce{constructor(){super(...arguments),this.type=4}j(r){this.element.toggleAttribute(this.name,!!r&&r!==h)}},dt=class extends ce{constructor(r,e,t,n,i){super(r,e,t,n,i),this.type=5}_$AI(r,e=this){if((r=le(this,r,e,0)??h)===K)return;let t=this._$AH,n=r===h&&t!==h||r.capture!==t.capture||r.once!==t.once||r.passive!==t.passive,i=r!==h&&(t===h||n);n&&this.element.removeEventListener(this.name,this,t),i&&this.element.addEventListener(this.name,this,r),this._$AH=r}handleEvent(r){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,r):this._$AH.handleEvent(r)}},ut=class{constructor(r,e,t){this.element=r,this.type=6,this._$AN=void 0,this._$AM=e,this.options=t}get _$AU(){return this._$AM._$AU}_$AI(r){le(this,r)}};var Cn=mt.litHtmlPolyfillSupport;Cn?.(xe,$e),(mt.litHtmlVersions??=[]).push("3.3.3");var tr=(s,r,e)=>{let t=e?.renderBefore??r,n=t._$litPart$;if(n===void 0){let i=e?.renderBefore??null;t._$litPart$=n=new $e(r.insertBefore(be(),i),i,void 0,e??{})}return n._$AI(s),n};var ft=globalThis,P=class extends j{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let r=super.createRenderRoot();return this.renderOptions.renderBefore??=r.firstChild,r}update(r){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(r),this._$Do=tr(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return K}};P._$litElement$=!0,P.finalized=!0,ft.litElementHydrateSupport?.({LitElement:P});var On=ft.litElementPolyfillSupport;On?.({LitElement:P});(ft.litElementVersions??=[]).push("4.2.2");var Pn={attribute:!0,type:String,converter:ye,reflect:!1,hasChanged:Ue},Dn=(s=Pn,r,e)=>{let{kind:t,metadata:n}=e,i=globalThis.litPropertyMetadata.get(n);if(i===void 0&&globalThis.litPropertyMetadata.set(n,i=new Map),t==="setter"&&((s=Object.create(s)).wrapped=!0),i.set(e.name,s),t==="accessor"){let{name:o}=e;return{set(a){let l=r.get.call(this);r.set.call(this,a),this.requestUpdate(o,l,s,!0,a)},init(a){return a!==void 0&&this.C(o,void 0,s,a),a}}}if(t==="setter"){let{name:o}=e;return function(a){let l=this[o];r.call(this,a),this.requestUpdate(o,l,s,!0,a)}}throw Error("Unsupported decorator location: "+t)};function w(s){return(r,e)=>typeof e=="object"?Dn(s,r,e):((t,n,i)=>{let o=n.hasOwnProperty(i);return n.constructor.createProperty(i,t),o?Object.getOwnPropertyDescriptor(n,i):void 0})(s,r,e)}function x(s){return w({...s,state:!0,attribute:!1})}var rr={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},nr=s=>(...r)=>({_$litDirective$:s,values:r}),We=class{constructor(r){}get _$AU(){return this._$AM._$AU}_$AT(r,e,t){this._$Ct=r,this._$AM=e,this._$Ci=t}_$AS(r,e){return this.update(r,e)}update(r,e){return this.render(...e)}};var je=nr(class extends We{constructor(s){if(super(s),s.type!==rr.ATTRIBUTE||s.name!=="class"||s.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(s){return" "+Object.keys(s).filter(r=>s[r]).join(" ")+" "}update(s,[r]){if(this.st===void 0){this.st=new Set,s.strings!==void 0&&(this.nt=new Set(s.strings.join(" ").split(/\s/).filter(t=>t!=="")));for(let t in r)r[t]&&!this.nt?.has(t)&&this.st.add(t);return this.render(r)}let e=s.element.classList;for(let t of this.st)t in r||(e.remove(t),this.st.delete(t));for(let t in r){let n=!!r[t];n===this.st.has(t)||this.nt?.has(t)||(n?(e.add(t),this.st.add(t)):(e.remove(t),this.st.delete(t)))}return K}});var Hn={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function A(s){return s.locale.time_zone==="server"?s.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone}function gt(s){let{number_format:r,language:e}=s.locale;if(r!=="system")return Hn[r]??e}function R(s,r,e){return new Intl.NumberFormat(gt(s),{minimumFractionDigits:e,maximumFractionDigits:e,useGrouping:s.locale.number_format!=="none"}).format(r===0?0:r)}function F(s,r,e){return new Intl.NumberFormat(gt(s),{style:"currency",currency:e}).format(r===0?0:r)}function sr(s,r,e){return`${new Intl.NumberFormat(gt(s),{style:"currency",currency:e,minimumFractionDigits:2,maximumFractionDigits:4}).format(r)}/kWh`}function _e(s,r){if(r===void 0)return;let e=s.states[r]?.attributes.unit_of_measurement?.split("/")[0]??"";return/^[A-Z]{3}$/.test(e)?e:s.config.currency??void 0}function Ke(s,r){return`${R(s,r*100,0)} %`}function $(s,r){let e=Math.abs(r),t=e>=1e3?0:e>=100?1:e>=1?2:3;return`${R(s,r,t)} kWh`}function z(s,r){return Math.abs(r)>=1e4?`${R(s,r/1e3,2)} kW`:`${R(s,r,Math.abs(r)<100?1:0)} W`}function S(s,r,e){let t=s.locale.time_format;return new Intl.DateTimeFormat(t==="system"?void 0:s.locale.language,{timeZone:A(s),...e.hour&&(t==="12"||t==="24")?{hour12:t==="12"}:{},...e}).format(r)}function Y(s){let e=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"].indexOf(s.locale.first_weekday);if(e>=0)return e;let t=new Intl.Locale(s.locale.language);return((t.getWeekInfo?.()??t.weekInfo)?.firstDay??1)%7}function Fe(s){return s instanceof Object&&"message"in s?String(s.message):typeof s=="number"?void 0:String(s)}function de(s,r){s.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:r},bubbles:!0,composed:!0}))}var ir={"state.loading":"Wird geladen …","state.empty":"Noch keine Daten. Die erste Stunde erscheint, sobald Home Assistant sie zusammengefasst hat.","state.no_meters":"Noch kein Zähler. Unter Einstellungen, Geräte & Dienste, Smart Energy lässt sich einer hinzufügen.","state.error":"Das ließ sich nicht laden: {reason}","state.disconnected":"Home Assistant ist nicht erreichbar. Zu sehen sind die letzten bekannten Werte.","state.retry":"Noch einmal versuchen","state.offline":"Offline","state.unknown":"Unbekannt","chart.table":"Als Tabelle zeigen","chart.chart":"Als Diagramm zeigen","chart.csv":"CSV herunterladen","chart.time":"Zeit","chart.total":"Summe","chart.expected":"Erwarteter Bereich","usage.title":"Verbrauch","usage.hour":"Stunde","usage.day":"Tag","usage.week":"Woche","usage.month":"Monat","usage.year":"Jahr","usage.energy":"kWh","usage.money":"Geld","usage.previous":"Früher","usage.next":"Später","usage.now":"Jetzt","usage.unit":"Anzeigen","usage.period":"Zeitraum","usage.summary":"{title}, {range}: insgesamt {total}.","usage.exported":"Eingespeist von {name}","usage.no_cost":"Für diese Zähler ist kein Tarif gewählt; daher gibt es keine Kosten.","usage.incomplete":"läuft noch","live.title":"Jetzt","live.importing":"aus dem Netz","live.exporting":"ins Netz","live.still":"kein Fluss","live.trend":"Leistung der letzten Stunde","live.voltage":"Spannung","live.current":"Strom","live.power_factor":"Leistungsfaktor","live.frequency":"Frequenz","live.energy_today":"Heute","live.cost_today":"Kosten heute","compare.title":"Vergleich bis zu diesem Moment","compare.week":"Woche","compare.month":"Monat","compare.year":"Jahr","compare.this":"{span}","compare.before":"Davor, bis zu diesem Moment","compare.rest":"Davor, der Rest","compare.more":"{percent} mehr als davor","compare.less":"{percent} weniger als davor","compare.same":"so viel wie davor","compare.none":"Kein Vergleich möglich: für den Zeitraum davor gibt es keine Daten.","compare.profile":"Übliche Woche","compare.profile_summary":"Mittlere Energie nach Wochentag und Stunde über die letzten {weeks} Wochen, von {low} bis {high}.","compare.so_far":"Bisher {now}, davor bis zu diesem Moment {before}","span.week":"Diese Woche","span.month":"Dieser Monat","span.year":"Dieses Jahr","devices.title":"Geräte","devices.sort":"Sortieren nach","devices.power":"Leistung","devices.today":"Heute","devices.cost":"Kosten","devices.name":"Name","devices.rest":"Rest von {name}","devices.today_is":"heute {value}","devices.standby":"ständig {value}","view.overview":"Übersicht","view.analytics":"Auswertung","view.alerts":"Meldungen","view.devices":"Geräte","view.settings":"Einstellungen","settings.explanation":"Grenzwerte, Sicherung, Nennspannung und Budget gehören zum jeweiligen Zähler. Sie gelten auch für die Bridge und für Zähler, die sie lesen.","settings.tariff":"Tarife und Optionen","alerts.title":"Meldungen","alerts.none":"Alles in Ordnung: keine Meldungen.","alerts.silent":"Keine Meldungen, aber nicht verbunden: {names}","alerts.limit":"(Grenze {limit})","alerts.since":"seit {time}","alerts.acknowledge":"Quittieren","alerts.acknowledged":"quittiert","alerts.history":"Letzte {days} Tage","alerts.filter":"Anzeigen","alerts.all":"Alle Arten","alerts.no_history":"Keine Meldungen in dieser Zeit.","forecast.title":"Vorhersage","forecast.today":"Heute erwartet","forecast.tomorrow":"Morgen erwartet","forecast.measured":"Gemessen","forecast.expected":"Erwartet","forecast.none":"Es gibt noch keine Vorhersage.","costs.title":"Kosten","costs.none":"Für diese Zähler ist noch kein Tarif gewählt, daher gibt es keine Rechnung.","costs.by":"Aufteilen nach","costs.item":"Tarifzeit","costs.component":"Bestandteil","costs.device":"Gerät","costs.since":"seit {date}","costs.projected":"Erwartet für den ganzen Zeitraum","costs.budget":"Budget","costs.within":"Bisher {used} des Budgets, erwartet {expected}.","costs.over":"Bisher {used} des Budgets; erwartet {expected}, also mehr als das Budget.","costs.tier":"Stufe {name}: {used} von {limit} verbraucht.","costs.last_tier":"Stufe {name}, die letzte: {used} verbraucht.","costs.estimated":"Die Energie von {hours} Stunden ist geschätzt.","costs.missing":"Die Energie von {hours} Stunden fehlt.","live.cost_now":"Kosten jetzt","live.per_hour":"{amount} je Stunde","state.connection":"Home Assistant ist nicht erreichbar.","state.stale":"Nicht aktuell, das Laden ist gescheitert: {reason}","chart.price":"Preis","chart.note":"Hinweis","mark.missing":"noch nicht bekannt","mark.estimated":"geschätzt","mark.late":"nachgetragen","usage.missing":"seit {hours} h nichts gehört","usage.estimated":"{hours} h geschätzt","usage.late":"{hours} h nachgetragen","live.no_trend":"Die Leistung der letzten Stunde ist nicht bekannt.","live.trend_summary":"Leistung der letzten Stunde, von {low} bis {high}","live.minutes_ago":"vor {minutes} Minuten","devices.seen":"gehört {time}","devices.offline_since":"Offline seit {time}","forecast.look_back":"Am Vortag für {hours} der letzten 24 Stunden vorhergesagt: {expected}. Gekommen: {measured}.","compare.now_marked":"{name}: {hours} h dieser Zeit sind geschätzt oder noch nicht bekannt.","compare.before_marked":"{name}: {hours} h der Zeit davor sind geschätzt.","component.energy":"Energie","component.export":"Einspeisung","component.standing":"Grundpreis","component.demand":"Leistung","component.tax":"Steuer","component.rounding":"Rundung","component.minimum":"Mindestbetrag","unit.day":"Tage","unit.month":"Monate","unit.year":"Jahre","form.title":"Titel","form.title_help":"Anstelle des eigenen Titels der Karte.","form.devices":"Zähler","form.devices_help":"Zähler und Stromkreise, die gezeigt werden. Alle, wenn keiner gewählt ist.","form.span":"Zeitraum","form.span_help":"Womit die Karte beginnt. Auf der Karte lässt es sich ändern.","form.unit":"Anzeigen","form.unit_help":"Energie, oder was sie kostet. Geld braucht einen Tarif.","form.prices":"Preise hinter den Balken","form.prices_help":"Für Tag und Woche, wenn der Zähler einen Tarif hat. An, solange du es nicht abschaltest.","form.sort":"Sortieren nach","form.sort_help":"Zähler, die offline sind, stehen immer zuerst.","form.compact":"Nur was jetzt nicht stimmt","form.compact_help":"Ohne Titel und Verlauf.","component.discount":"Rabatt","unit.billing period":"Abrechnungszeiträume","forecast.without":"Ohne {names}: noch keine Vorhersage.","chart.colors":"Als Farben zeigen","alerts.of":"von","alerts.all_meters":"Alle Zähler","alerts.lasting":"(dauert an)","state.no_chosen":"Die Zähler, die für diese Karte gewählt wurden, gibt es nicht mehr.","state.add_meter":"Zu den Zählern","usage.nothing":"Aus dieser Zeit gibt es keine Daten.","card.live":"Smart Energy: jetzt","card.live_help":"Spannung, Strom, Leistung und ihre Richtung, die letzte Stunde, und heute bisher.","card.devices":"Smart Energy: Geräte","card.devices_help":"Jeder Zähler und Stromkreis mit Leistung, Energie heute, Anteil und Standby.","card.usage":"Smart Energy: Verbrauch","card.usage_help":"Energie oder Geld nach Stunde, Tag, Woche, Monat und Jahr, mit Preisen dahinter.","card.alerts":"Smart Energy: Alarme","card.alerts_help":"Was jetzt nicht stimmt, zum Quittieren, und was war.","card.compare":"Smart Energy: Vergleich","card.compare_help":"Diese Woche, dieser Monat oder dieses Jahr gegen das davor, bis zu diesem Moment.","card.costs":"Smart Energy: Kosten","card.costs_help":"Die Rechnung bisher, nach Tarifzeit, Bestandteil und Gerät, mit Aussicht und Budget.","card.forecast":"Smart Energy: Vorhersage","card.forecast_help":"Die nächsten 24 Stunden mit ihrem Band, neben dem, was gemessen wurde.","card.strategy":"Smart Energy","card.strategy_help":"Leistung, Energie, Kosten, Vergleich, Vorhersage und Alarme aller Zähler; ordnet sich selbst.","costs.circuit":"davon {name}","costs.rest":"davon der Rest"};var Se={"state.loading":"Loading …","state.empty":"There is no data yet. The first hour appears after Home Assistant has compiled it.","state.no_meters":"No meter yet. Add one under Settings, Devices & services, Smart Energy.","state.error":"This could not be loaded: {reason}","state.disconnected":"Home Assistant cannot be reached. The last known values are shown.","state.retry":"Try again","state.offline":"Offline","state.unknown":"Unknown","chart.table":"Show as table","chart.chart":"Show as chart","chart.csv":"Download CSV","chart.time":"Time","chart.total":"Total","chart.expected":"Expected range","usage.title":"Usage","usage.hour":"Hour","usage.day":"Day","usage.week":"Week","usage.month":"Month","usage.year":"Year","usage.energy":"kWh","usage.money":"Money","usage.previous":"Earlier","usage.next":"Later","usage.now":"Now","usage.unit":"Show","usage.period":"Period","usage.summary":"{title}, {range}: {total} in all.","usage.exported":"Exported by {name}","usage.no_cost":"No tariff is set for these meters, so there is no cost to show.","usage.incomplete":"still running","live.title":"Now","live.importing":"from the grid","live.exporting":"to the grid","live.still":"no flow","live.trend":"Power over the last hour","live.voltage":"Voltage","live.current":"Current","live.power_factor":"Power factor","live.frequency":"Frequency","live.energy_today":"Today","live.cost_today":"Cost today","compare.title":"Comparison to this moment","compare.week":"Week","compare.month":"Month","compare.year":"Year","compare.this":"This {span}","compare.before":"Before, to this moment","compare.rest":"Before, the rest","compare.more":"{percent} more than before","compare.less":"{percent} less than before","compare.same":"as much as before","compare.none":"Nothing to compare with: there are no data of the period before.","compare.profile":"Usual week","compare.profile_summary":"Mean energy by weekday and hour over the last {weeks} weeks, from {low} to {high}.","compare.so_far":"{now} so far, {before} by this moment before","span.week":"week","span.month":"month","span.year":"year","devices.title":"Devices","devices.sort":"Sort by","devices.power":"Power","devices.today":"Today","devices.cost":"Cost","devices.name":"Name","devices.rest":"Rest of {name}","devices.today_is":"today {value}","devices.standby":"always on {value}","view.overview":"Overview","view.analytics":"Analytics","view.alerts":"Alerts","view.devices":"Devices","view.settings":"Settings","settings.explanation":"Alert limits, fuse rating, nominal voltage and budget belong to each meter. They are shared with the bridge and with meters that read them.","settings.tariff":"Tariffs and options","alerts.title":"Alerts","alerts.none":"All is well: no alerts.","alerts.silent":"No alerts, but not connected: {names}","alerts.limit":"(limit {limit})","alerts.since":"since {time}","alerts.acknowledge":"Acknowledge","alerts.acknowledged":"acknowledged","alerts.history":"Last {days} days","alerts.filter":"Show","alerts.all":"All kinds","alerts.no_history":"No alerts in this time.","forecast.title":"Forecast","forecast.today":"Expected today","forecast.tomorrow":"Expected tomorrow","forecast.measured":"Measured","forecast.expected":"Expected","forecast.none":"There is no forecast yet.","costs.title":"Costs","costs.none":"No tariff is chosen for these meters yet, so there is no bill.","costs.by":"Break down by","costs.item":"Tariff period","costs.component":"Component","costs.device":"Device","costs.since":"since {date}","costs.projected":"Expected for the whole period","costs.budget":"Budget","costs.within":"{used} of the budget so far, {expected} expected.","costs.over":"{used} of the budget so far; {expected} expected, which is more than the budget.","costs.tier":"Tier {name}: {used} of {limit} used.","costs.last_tier":"Tier {name}, the last one: {used} used.","costs.estimated":"The energy of {hours} hours is estimated.","costs.missing":"The energy of {hours} hours is missing.","live.cost_now":"Cost now","live.per_hour":"{amount} an hour","state.connection":"Home Assistant cannot be reached.","state.stale":"Not up to date, this could not be loaded: {reason}","chart.price":"Price","chart.note":"Note","mark.missing":"not known yet","mark.estimated":"estimated","mark.late":"filled in late","usage.missing":"nothing heard for {hours} h","usage.estimated":"{hours} h estimated","usage.late":"{hours} h filled in late","live.no_trend":"The power of the last hour is not known.","live.trend_summary":"Power over the last hour, from {low} to {high}","live.minutes_ago":"{minutes} minutes ago","devices.seen":"seen {time}","devices.offline_since":"Offline since {time}","forecast.look_back":"Forecast the day before for {hours} of the last 24 hours: {expected}. Came: {measured}.","compare.now_marked":"{name}: {hours} h of this time are estimated or not known yet.","compare.before_marked":"{name}: {hours} h of the time before are estimated.","component.energy":"Energy","component.export":"Export","component.standing":"Standing charge","component.demand":"Demand","component.tax":"Tax","component.rounding":"Rounding","component.minimum":"Minimum bill","unit.day":"days","unit.month":"months","unit.year":"years","form.title":"Title","form.title_help":"In place of the card's own.","form.devices":"Meters","form.devices_help":"Meters and circuits to show. All, if you choose none.","form.span":"Period","form.span_help":"What the card begins with. It can be changed on the card.","form.unit":"Show","form.unit_help":"Energy, or what it costs. Money needs a tariff.","form.prices":"Prices behind the bars","form.prices_help":"For a day and a week, if the meter has a tariff. On unless you switch it off.","form.sort":"Sort by","form.sort_help":"Meters that are offline come first all the same.","form.compact":"Only what is wrong now","form.compact_help":"Leaves out title and history.","component.discount":"Discount","unit.billing period":"billing periods","forecast.without":"Without {names}: no forecast yet.","chart.colors":"Show as colours","alerts.of":"of","alerts.all_meters":"All meters","alerts.lasting":"(not over)","state.no_chosen":"The meters that were chosen for this card are not there any more.","state.add_meter":"To the meters","usage.nothing":"There are no data of this time.","card.live":"Smart Energy: now","card.live_help":"Voltage, current, power and its direction, the last hour, and today so far.","card.devices":"Smart Energy: devices","card.devices_help":"Every meter and circuit with its power, energy today, share and standby.","card.usage":"Smart Energy: usage","card.usage_help":"Energy or money by the hour, day, week, month and year, with prices behind.","card.alerts":"Smart Energy: alerts","card.alerts_help":"What is wrong now, to be acknowledged, and what was.","card.compare":"Smart Energy: comparison","card.compare_help":"This week, month or year against the one before, to this moment.","card.costs":"Smart Energy: costs","card.costs_help":"The bill so far, by tariff period, component and device, with projection and budget.","card.forecast":"Smart Energy: forecast","card.forecast_help":"The next 24 hours with their band, beside what was measured.","card.strategy":"Smart Energy","card.strategy_help":"Power, energy, cost, comparison, forecast and alerts of all your meters; it arranges itself.","costs.circuit":"of which {name}","costs.rest":"of which the rest"};var or={"state.loading":"Cargando …","state.empty":"Todavía no hay datos. La primera hora aparece cuando Home Assistant la haya resumido.","state.no_meters":"Todavía no hay ningún medidor. Añade uno en Ajustes, Dispositivos y servicios, Smart Energy.","state.error":"No se pudo cargar: {reason}","state.disconnected":"No se puede contactar con Home Assistant. Se muestran los últimos valores conocidos.","state.retry":"Reintentar","state.offline":"Sin conexión","state.unknown":"Desconocido","chart.table":"Mostrar como tabla","chart.chart":"Mostrar como gráfico","chart.csv":"Descargar CSV","chart.time":"Hora","chart.total":"Total","chart.expected":"Intervalo esperado","usage.title":"Consumo","usage.hour":"Hora","usage.day":"Día","usage.week":"Semana","usage.month":"Mes","usage.year":"Año","usage.energy":"kWh","usage.money":"Dinero","usage.previous":"Antes","usage.next":"Después","usage.now":"Ahora","usage.unit":"Mostrar","usage.period":"Periodo","usage.summary":"{title}, {range}: {total} en total.","usage.exported":"Vertido por {name}","usage.no_cost":"Estos medidores no tienen tarifa, así que no hay coste que mostrar.","usage.incomplete":"en curso","live.title":"Ahora","live.importing":"de la red","live.exporting":"a la red","live.still":"sin flujo","live.trend":"Potencia de la última hora","live.voltage":"Tensión","live.current":"Corriente","live.power_factor":"Factor de potencia","live.frequency":"Frecuencia","live.energy_today":"Hoy","live.cost_today":"Coste de hoy","compare.title":"Comparación hasta este momento","compare.week":"Semana","compare.month":"Mes","compare.year":"Año","compare.this":"{span}","compare.before":"Antes, hasta este momento","compare.rest":"Antes, el resto","compare.more":"{percent} más que antes","compare.less":"{percent} menos que antes","compare.same":"igual que antes","compare.none":"Nada con que comparar: no hay datos del periodo anterior.","compare.profile":"Semana habitual","compare.profile_summary":"Energía media por día de la semana y hora de las últimas {weeks} semanas, de {low} a {high}.","compare.so_far":"{now} hasta ahora, {before} antes hasta este momento","span.week":"Esta semana","span.month":"Este mes","span.year":"Este año","devices.title":"Dispositivos","devices.sort":"Ordenar por","devices.power":"Potencia","devices.today":"Hoy","devices.cost":"Coste","devices.name":"Nombre","devices.rest":"Resto de {name}","devices.today_is":"hoy {value}","devices.standby":"siempre {value}","view.overview":"Resumen","view.analytics":"Análisis","view.alerts":"Alertas","view.devices":"Dispositivos","view.settings":"Ajustes","settings.explanation":"Los límites de alerta, el fusible, la tensión nominal y el presupuesto son de cada medidor. También valen para el puente y para los medidores que los leen.","settings.tariff":"Tarifas y opciones","alerts.title":"Alertas","alerts.none":"Todo va bien: no hay alertas.","alerts.silent":"No hay alertas, pero sin conexión: {names}","alerts.limit":"(límite {limit})","alerts.since":"desde {time}","alerts.acknowledge":"Confirmar","alerts.acknowledged":"confirmada","alerts.history":"Últimos {days} días","alerts.filter":"Mostrar","alerts.all":"Todos los tipos","alerts.no_history":"No hubo alertas en este tiempo.","forecast.title":"Previsión","forecast.today":"Previsto hoy","forecast.tomorrow":"Previsto mañana","forecast.measured":"Medido","forecast.expected":"Previsto","forecast.none":"Todavía no hay previsión.","costs.title":"Costes","costs.none":"Estos medidores aún no tienen tarifa, así que no hay factura.","costs.by":"Desglosar por","costs.item":"Periodo tarifario","costs.component":"Concepto","costs.device":"Dispositivo","costs.since":"desde el {date}","costs.projected":"Previsto para todo el periodo","costs.budget":"Presupuesto","costs.within":"{used} del presupuesto hasta ahora, {expected} previsto.","costs.over":"{used} del presupuesto hasta ahora; {expected} previsto, más que el presupuesto.","costs.tier":"Tramo {name}: {used} de {limit} usados.","costs.last_tier":"Tramo {name}, el último: {used} usados.","costs.estimated":"La energía de {hours} horas es estimada.","costs.missing":"Falta la energía de {hours} horas.","live.cost_now":"Coste ahora","live.per_hour":"{amount} por hora","state.connection":"No se puede acceder a Home Assistant.","state.stale":"No está actualizado, no se pudo cargar: {reason}","chart.price":"Precio","chart.note":"Nota","mark.missing":"aún desconocido","mark.estimated":"estimado","mark.late":"completado más tarde","usage.missing":"sin noticias desde hace {hours} h","usage.estimated":"{hours} h estimadas","usage.late":"{hours} h completadas más tarde","live.no_trend":"No se conoce la potencia de la última hora.","live.trend_summary":"Potencia de la última hora, de {low} a {high}","live.minutes_ago":"hace {minutes} minutos","devices.seen":"visto {time}","devices.offline_since":"Sin conexión desde {time}","forecast.look_back":"Previsto el día anterior para {hours} de las últimas 24 horas: {expected}. Llegó: {measured}.","compare.now_marked":"{name}: {hours} h de este tiempo son estimadas o aún desconocidas.","compare.before_marked":"{name}: {hours} h del tiempo anterior son estimadas.","component.energy":"Energía","component.export":"Exportación","component.standing":"Término fijo","component.demand":"Potencia","component.tax":"Impuesto","component.rounding":"Redondeo","component.minimum":"Factura mínima","unit.day":"días","unit.month":"meses","unit.year":"años","form.title":"Título","form.title_help":"En lugar del título propio de la tarjeta.","form.devices":"Contadores","form.devices_help":"Contadores y circuitos que se muestran. Todos, si no eliges ninguno.","form.span":"Periodo","form.span_help":"Con qué empieza la tarjeta. Se puede cambiar en ella.","form.unit":"Mostrar","form.unit_help":"Energía, o lo que cuesta. El dinero necesita una tarifa.","form.prices":"Precios detrás de las barras","form.prices_help":"Para un día y una semana, si el contador tiene tarifa. Activado mientras no lo desactives.","form.sort":"Ordenar por","form.sort_help":"Los contadores sin conexión van siempre primero.","form.compact":"Solo lo que falla ahora","form.compact_help":"Sin título ni historial.","component.discount":"Descuento","unit.billing period":"periodos de facturación","forecast.without":"Sin {names}: aún no hay previsión.","chart.colors":"Mostrar como colores","alerts.of":"de","alerts.all_meters":"Todos los contadores","alerts.lasting":"(continúa)","state.no_chosen":"Los contadores elegidos para esta tarjeta ya no existen.","state.add_meter":"Ir a los contadores","usage.nothing":"No hay datos de este tiempo.","card.live":"Smart Energy: ahora","card.live_help":"Tensión, corriente, potencia y su sentido, la última hora, y lo que va de hoy.","card.devices":"Smart Energy: dispositivos","card.devices_help":"Cada contador y circuito con su potencia, energía de hoy, parte y consumo permanente.","card.usage":"Smart Energy: consumo","card.usage_help":"Energía o dinero por hora, día, semana, mes y año, con los precios detrás.","card.alerts":"Smart Energy: alertas","card.alerts_help":"Lo que falla ahora, para confirmarlo, y lo que falló.","card.compare":"Smart Energy: comparación","card.compare_help":"Esta semana, mes o año frente al anterior, hasta este momento.","card.costs":"Smart Energy: costes","card.costs_help":"La factura hasta ahora, por periodo, componente y dispositivo, con previsión y presupuesto.","card.forecast":"Smart Energy: previsión","card.forecast_help":"Las próximas 24 horas con su banda, junto a lo medido.","card.strategy":"Smart Energy","card.strategy_help":"Potencia, energía, coste, comparación, previsión y alertas de todos tus contadores; se ordena solo.","costs.circuit":"de ello, {name}","costs.rest":"de ello, el resto"};var ar={de:ir,en:Se,es:or};function yt(s){return s in Se}function C(s,r,e={}){return((ar[s]??ar[s.split("-")[0]??""]??Se)[r]??Se[r]).replace(/\{(\w+)\}/g,(i,o)=>e[o]??i)}var J=27777777777777776e-23,ze=4.184,In=.29307107,Bn={mW:.001,W:1,kW:1e3,MW:1e6,GW:1e9,TW:1e12,"BTU/h":In,mWh:1e-6,Wh:.001,kWh:1,MWh:1e3,GWh:1e6,TWh:1e9,J,kJ:1e3*J,MJ:1e6*J,GJ:1e9*J,cal:ze*J,kcal:1e3*ze*J,Mcal:1e6*ze*J,Gcal:1e9*ze*J};function vt(s){return Bn[s?.attributes.unit_of_measurement??""]??1}function qe(s){if(s===void 0||s.state.trim()==="")return null;let r=Number(s.state);return Number.isFinite(r)?r*vt(s):null}var Wn="smart_energy";function Ve(s){let r=new Map;for(let t of Object.values(s.entities)){if(t.platform!==Wn||!t.device_id||!t.translation_key||t.hidden)continue;let n=r.get(t.device_id)??{};n[t.translation_key]=t.entity_id,r.set(t.device_id,n)}let e=[...r].flatMap(([t,n])=>{let i=s.devices[t];return i?[{id:t,name:jn(i),parentId:Kn(i,r),entities:n}]:[]});return Fn(e)}function jn(s){return s.name_by_user??s.name??s.id}function Kn(s,r){return s.via_device_id!==null&&r.has(s.via_device_id)?s.via_device_id:null}function Fn(s){let r=[...s].sort((e,t)=>e.name.localeCompare(t.name,void 0,{numeric:!0}));return r.filter(e=>e.parentId===null).flatMap(e=>[e,...r.filter(t=>t.parentId===e.id)])}function lr(s,r){return r?.length?s.filter(e=>r.includes(e.id)):s}function k(s){let r=new Set(s.map(e=>e.id));return s.filter(e=>e.parentId===null||!r.has(e.parentId))}function Q(s,r,e){return qe(s.states[r.entities[e]??""])}var B=[{name:"title",kind:"text"},{name:"devices",kind:"devices"}];function cr(s){let r=e=>C(document.documentElement.lang,e);return{schema:s.map(e=>({name:e.name,selector:zn(e,r),...e.standard===void 0?{}:{default:e.standard}})),computeLabel:({name:e})=>r(`form.${e}`),computeHelper:({name:e})=>r(`form.${e}_help`),assertConfig:e=>{bt(e,s)}}}function zn({kind:s,choices:r=[],texts:e},t){switch(s){case"devices":return{device:{multiple:!0,filter:{integration:"smart_energy"}}};case"choice":return{select:{mode:"dropdown",options:r.map(n=>({value:n,label:t(`${e??""}.${n}`)}))}};default:return{[s]:{}}}}function bt(s,r){for(let e of r){let t=s[e.name];if(t!=null&&!qn(t,e))throw new Error(`${e.name}: expected ${Vn(e)}, got ${JSON.stringify(t)}`)}}function qn(s,{kind:r,choices:e}){switch(r){case"text":return typeof s=="string";case"boolean":return typeof s=="boolean";case"devices":return Array.isArray(s)&&s.every(t=>typeof t=="string");case"choice":return typeof s=="string"&&!!e?.includes(s)}}function Vn({kind:s,choices:r=[]}){return s==="choice"?`one of ${r.join(", ")}`:{text:"a text",boolean:"true or false",devices:"a list of device ids"}[s]}var ue=y`
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`,me=y`
  :focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
`,Ge=y`
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
`;var b=class extends P{constructor(){super(...arguments);this.needsData=!0}static{this.options=B}static getStubConfig(){return{}}static getConfigForm(){return cr(this.options)}setConfig(e){bt(e,this.constructor.options),this.config=e}dataKey(){let{meters:e,hass:t}=this,n=e.map(({entities:o})=>t.states[o.tariff??""]?.state),i=e.map(({entities:o})=>o.cost_total);return[A(t),t.config.state,...e.map(({id:o})=>o),...n,...i].join(" ")}updated(){let e=this.hass.connected?this.dataKey():void 0;e!==void 0&&e!==this.asked&&this.meters.length>0&&this.refresh?.now(),this.asked=e}t(e,t){return C(this.hass.language,e,t)}get meters(){let{entities:e,devices:t}=this.hass;return(this.known?.entities!==e||this.known.devices!==t)&&(this.known={entities:e,devices:t,meters:Ve(this.hass)}),lr(this.known.meters,this.config.devices)}concerns(e,t){let n=e.get("hass");if(e.size>1||!n||["language","locale","entities","devices","connected","config"].some(o=>n[o]!==this.hass[o]))return!0;for(let o of t)if(n.states[o]!==this.hass.states[o])return!0;return!1}shouldUpdate(e){return this.concerns(e,this.watched())}*watched(){for(let e of this.meters)yield*Object.values(e.entities)}*tariffs(){for(let{entities:e}of this.meters)e.tariff!==void 0&&(yield e.tariff)}render(){let e=this.config.title??this.heading();return c`<ha-card>
      ${e?c`<h2>${e}</h2>`:h}
      ${this.hass.connected?h:c`<p class="notice" role="status">${this.t("state.disconnected")}</p>`}
      ${this.content()}
    </ha-card>`}content(){if(this.meters.length===0)return this.noMeters();let{error:e=null,loaded:t=!0}=this.refresh??{},n=e===null?h:this.failure(e,t||!this.needsData);return!t&&this.needsData?e===null?this.notice("state.loading"):c`${n}`:c`${n}${this.body()}`}noMeters(){return this.config.devices?.length?this.notice("state.no_chosen"):c`${this.notice("state.no_meters")}${this.link("state.add_meter")}`}link(e){return c`<a class="link" href="/config/integrations/integration/smart_energy">${this.t(e)}</a>`}notice(e){return c`<p class="notice" role="status">${this.t(e)}</p>`}failure(e,t){let n=Fe(e)??this.t("state.connection");return c`<p class="notice" role="alert">${this.t(t?"state.stale":"state.error",{reason:n})}</p>
      <button class="plain retry" @click=${()=>{this.refresh?.now()}}>${this.t("state.retry")}</button>`}static{this.styles=[me,ue,y`
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
      button.plain.retry {
        margin-bottom: 12px;
      }
      .link {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
        color: var(--primary-text-color);
      }
      button.plain {
        border: 1px solid var(--divider-color);
        border-radius: 8px;
        background: none;
        padding: 0 12px;
      }
      @media (prefers-reduced-motion: reduce) {
        * {
          animation: none !important;
          transition: none !important;
        }
      }
    `]}};g([w({attribute:!1})],b.prototype,"hass",2),g([x()],b.prototype,"config",2);var E=class{constructor(r,e){this.host=r;this.options=e;this.error=null;this.loaded=!1;this.retryMs=5e3;this.due=0;this.running=0;this.onVisibility=()=>{this.stop(),!document.hidden&&this.due>0&&this.schedule(Math.max(0,this.due-Date.now()))};r.addController(this)}hostConnected(){document.addEventListener("visibilitychange",this.onVisibility),this.onVisibility()}hostDisconnected(){document.removeEventListener("visibilitychange",this.onVisibility),this.stop()}async now(){if(this.stop(),document.hidden){this.due=Date.now();return}let r=++this.running;try{if(await this.options.load(),r!==this.running)return;this.error=null,this.loaded=!0,this.retryMs=5e3,this.schedule(this.untilBoundary())}catch(e){if(r!==this.running)return;this.error=e,this.schedule(this.retryMs),this.retryMs=Math.min(this.retryMs*2,3e5)}this.host.requestUpdate()}stop(){clearTimeout(this.timer),this.timer=void 0}schedule(r){this.due=Date.now()+r,document.hidden||(this.timer=setTimeout(()=>{this.now()},r))}untilBoundary(){let{everyMs:r}=this.options,e=Date.now()-2e4;return(Math.floor(e/r)+1)*r-e}};var dr=10,wt={dateStyle:"short",timeStyle:"short"},X=class extends b{constructor(){super(...arguments);this.past=[];this.kind="";this.meterId="";this.failed=null;this.needsData=!1;this.refresh=new E(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...B,{name:"compact",kind:"boolean"}]}getCardSize(){return this.config.compact?1:6}getGridOptions(){return{columns:12,min_columns:6}}dataKey(){let e=this.meters.map(({entities:t})=>this.hass.states[t.alert??""]?.last_updated);return[super.dataKey(),...e].join(" ")}async load(){if(this.config.compact)return;let e=new Map(this.meters.flatMap(n=>n.entities.alert?[[n.entities.alert,n]]:[]));if(e.size===0)return;let t=await this.hass.callWS({type:"history/history_during_period",start_time:new Date(Date.now()-dr*864e5).toISOString(),entity_ids:[...e.keys()],minimal_response:!1,no_attributes:!1,significant_changes_only:!1});this.past=Object.entries(t).flatMap(([n,i])=>{let o=e.get(n),a=i.map(({s:l,a:d})=>({state:l,attributes:d??{}}));return o?Ut(this.hass,o,a):[]}).sort((n,i)=>i.since-n.since)}heading(){return this.config.compact?null:this.t("alerts.title")}body(){let e=Lt(this.hass,this.meters);return c`${this.failed===null?h:c`<p class="notice" role="alert">${this.failed}</p>`}
    ${e.length?e.map(t=>this.banner(t)):this.allWell()}
    ${this.config.compact?h:this.pastList()}`}allWell(){let e=this.meters.filter(t=>this.hass.states[t.entities.status??""]?.state==="off");if(e.length){let t=e.map(({name:n})=>n).join(", ");return c`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.silent",{names:t})}
      </p>`}return c`<p class="well" role="status">
      <ha-icon icon="mdi:check-circle-outline"></ha-icon> ${this.t("alerts.none")}
    </p>`}banner(e){let t=e.limit===null?"":this.t("alerts.limit",{limit:this.amount(e,e.limit)});return c`<div class=${je({banner:!0,known:e.acknowledged||Pt(e)})} role="alert">
      <ha-icon icon="mdi:alert"></ha-icon>
      <button
        class="what"
        @click=${()=>{this.open(e)}}
      >
        <strong>${e.meter.name}: ${e.name}</strong>
        <span>${e.value===null?h:this.amount(e,e.value)} ${t}</span>
        <span>${this.t("alerts.since",{time:S(this.hass,e.since,wt)})}</span>
        ${e.explanation===null?h:c`<span class="why">${e.explanation}</span>`}
      </button>
      ${e.acknowledged?c`<span class="noted">${this.t("alerts.acknowledged")}</span>`:c`<button class="acknowledge" @click=${()=>{this.acknowledge(e)}}>
              ${this.t("alerts.acknowledge")}
            </button>`}
    </div>`}amount(e,t){let n=Ht(e.kind);return n==="W"?z(this.hass,t):n==="kWh"?$(this.hass,t):`${R(this.hass,t,n==="A"?2:n==="V"?1:0)} ${n}`.trim()}open(e){let t=e.meter.entities[e.kind];t&&de(this,t)}async acknowledge(e){try{await this.hass.callService("smart_energy","acknowledge_alert",{alert_id:e.id}),this.failed=null}catch(t){this.failed=Fe(t)??this.t("state.connection")}}pastList(){let e=this.past.filter(({kind:i,meter:o})=>(this.kind===""||i===this.kind)&&(this.meterId===""||o.id===this.meterId)),t=new Map(this.past.map(({kind:i,name:o})=>[i,o])),n=new Map(this.past.map(({meter:i})=>[i.id,i.name]));return c`<div class="past">
      <h3>${this.t("alerts.history",{days:String(dr)})}</h3>
      ${this.filter("alerts.filter","alerts.all",t,this.kind,i=>this.kind=i)}
      ${this.filter("alerts.of","alerts.all_meters",n,this.meterId,i=>this.meterId=i)}
      ${e.length?c`<ul>
              ${e.map(i=>this.pastItem(i))}
            </ul>`:this.noPast()}
    </div>`}noPast(){return this.refresh.loaded?this.notice("alerts.no_history"):this.refresh.error===null?this.notice("state.loading"):h}filter(e,t,n,i,o){return n.size<2?h:c`<label
      >${this.t(e)}
      <select
        @change=${a=>{o(a.target.value)}}
      >
        <option value="" ?selected=${i===""}>${this.t(t)}</option>
        ${[...n].map(([a,l])=>c`<option value=${a} ?selected=${i===a}>${l}</option>`)}
      </select></label
    >`}pastItem(e){let t=e.until===null?this.t("alerts.lasting"):`– ${S(this.hass,e.until,wt)}`;return c`<li>
      <strong>${e.meter.name}: ${e.name}</strong>
      <span>${e.value===null?h:this.amount(e,e.value)}</span>
      <span class="time">${S(this.hass,e.since,wt)} ${t}</span>
      ${e.acknowledged?c`<span class="time">${this.t("alerts.acknowledged")}</span>`:h}
      ${e.explanation===null?h:c`<span class="why">${e.explanation}</span>`}
    </li>`}static{this.styles=[b.styles,y`
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
      .why {
        max-width: 70ch;
        padding-top: 4px;
        color: var(--secondary-text-color);
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
      label {
        display: inline-block;
        margin-right: 16px;
      }
      select {
        max-width: 100%;
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
    `]}};g([x()],X.prototype,"past",2),g([x()],X.prototype,"kind",2),g([x()],X.prototype,"meterId",2),g([x()],X.prototype,"failed",2);var ur=["#4269d0","#f4bd4a","#ff725c","#6cc5b0","#a463f2","#ff8ab7","#9c6b4e","#97bbf5"];function mr(s){let r=s%ur.length+1;return`var(--graph-color-${r}, var(--color-${r}, ${ur[r-1]}))`}var Ze="var(--energy-grid-return-color, #8353d1)",he="var(--energy-grid-consumption-color, #488fc2)",xt="var(--disabled-color, #bdbdbd)",hr="var(--secondary-text-color, #727272)";function pr(s,r){return s.callWS({type:"smart_energy/forecast",device_ids:r})}function fr(s,r){return s.callWS({type:"smart_energy/bill",device_ids:r})}function Ye(s,r,e,t){return s.callWS({type:"smart_energy/hours",device_ids:r,start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),prices:t})}function q(s,r,e,t){return c`<div class="choices" role="group" aria-label=${s}>
    ${r.map(({value:n,text:i})=>c`<button
          aria-pressed=${n===e?"true":"false"}
          @click=${()=>{t(n)}}
        >
          ${i}
        </button>`)}
  </div>`}var ee=y`
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
`;var gr=new Map;function Gn(s){let r=gr.get(s);return r||(r=new Intl.DateTimeFormat("en-US",{timeZone:s,hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"}),gr.set(s,r)),r}function pe(s,r){let e={};for(let{type:d,value:u}of Gn(r).formatToParts(s))e[d]=Number(u);let{year:t=0,month:n=1,day:i=1,hour:o=0,minute:a=0,second:l=0}=e;return{year:t,month:n,day:i,hour:o,minute:a,second:l}}function oe(s,r){let e=pe(s,r);return Date.UTC(e.year,e.month-1,e.day,e.hour,e.minute,e.second)-Math.floor(s/1e3)*1e3}function te(s,r,e,t){let n=Date.UTC(s,r-1,e),i=oe(n-864e5,t),o=oe(n+864e5,t),a=n-Math.max(i,o),l=n-Math.min(i,o);return oe(a,t)===n-a?a:oe(l,t)===n-l?l:Zn(a-864e5,l,t)}function Zn(s,r,e){let t=oe(s,e);for(;r-s>1e3;){let n=Math.floor((s+r)/2e3)*1e3;oe(n,e)===t?s=n:r=n}return r}function M(s,r,e,t=1,n=0){if(r==="hour"){let i=Yn(s,e)+n*36e5;return{start:i,end:i+36e5}}return{start:yr(s,r,e,t,n),end:yr(s,r,e,t,n+1)}}function Yn(s,r){let e=oe(s,r);return Math.floor((s+e)/36e5)*36e5-e}function yr(s,r,e,t,n){let{year:i,month:o,day:a}=pe(s,e);switch(r){case"day":return te(i,o,a+n,e);case"week":{let l=new Date(Date.UTC(i,o-1,a)).getUTCDay();return te(i,o,a-(l-t+7)%7+7*n,e)}case"month":return te(i,o+n,1,e);case"year":return te(i+n,1,1,e)}}function V(s,r,e,t=1){let n=[],i=M(s.start,r,e,t);for(;i.start<s.end;)i.start>=s.start&&n.push(i),i=M(i.end,r,e,t);return n}var Jn=36e5,Qn=9*864e5,$t=class{constructor(r){this.hass=r;this.waiting=[]}ask(r){return new Promise((e,t)=>{this.waiting.push({query:r,resolve:e,reject:t}),this.waiting.length===1&&setTimeout(()=>this.send())})}send(){let r=[];for(let e of this.waiting.sort((t,n)=>t.query.range.start-n.query.range.start)){let{range:t,resolution:n}=e.query,i=r.find(o=>o.resolution===n&&Xn(o.range,t));i?(i.range.end=Math.max(i.range.end,t.end),i.entries.push(e)):r.push({range:{...t},resolution:n,entries:[e]})}this.waiting=[];for(let e of r)this.sendGroup(e)}async sendGroup({range:r,resolution:e,entries:t}){try{let n=await this.hass.callWS({type:"recorder/statistics_during_period",start_time:new Date(r.start).toISOString(),end_time:new Date(r.end).toISOString(),statistic_ids:[...new Set(t.flatMap(({query:i})=>i.ids))],period:e,types:[...new Set(t.flatMap(({query:i})=>i.types))],units:{energy:"kWh",power:"W"}});for(let{query:i,resolve:o}of t)o(es(n,i))}catch(n){for(let{reject:i}of t)i(n)}}};function Xn(s,r){let e=Math.max(s.end,r.end);return r.start<=s.end&&(e-s.start<=Qn||e===s.end)}function es(s,{ids:r,range:e}){let t=({start:n})=>n>=e.start&&n<e.end;return Object.fromEntries(r.flatMap(n=>{let i=s[n]?.filter(t);return i?.length?[[n,i]]:[]}))}var vr=new WeakMap;function N(s,r){if(r.ids.length===0)return Promise.resolve({});let e=vr.get(s.connection);return e||(e=new $t(s),vr.set(s.connection,e)),e.ask(r)}async function Je(s,r,e){let t={start:e.start-3e5,end:e.end},n=await N(s,{ids:r,range:t,resolution:"5minute",types:["sum"]}),i=Object.entries(n).map(([o,a])=>[o,a.slice(1).map((l,d)=>({start:l.start,end:l.end,change:ts(l,a[d])}))]);return Object.fromEntries(i)}function ts(s,r){return typeof s.sum=="number"&&typeof r?.sum=="number"?s.sum-r.sum:null}async function br(s,r,e){let t={start:e.start-Jn,end:e.start},n=await N(s,{ids:r,range:t,resolution:"hour",types:["state"]});return Object.fromEntries(Object.entries(n).flatMap(([i,o])=>{let a=rs(o.at(-1)?.state,s.states[i]);return a===null?[]:[[i,[{...e,change:a}]]]}))}function rs(s,r){let e=qe(r);return typeof s!="number"||e===null||e<s&&r?.attributes.state_class==="total_increasing"?null:e-s}function wr(s,r){let e=new Set([...Object.keys(s),...Object.keys(r)]);return Object.fromEntries([...e].map(t=>[t,[...s[t]??[],...r[t]??[]]]))}function xr(s,r,e,t){let n=M(s,r,e,t),i=M(s,r,e,t,-1),o=ns(s,n,i,r,e);return{now:{start:n.start,end:s},before:i,moment:Math.min(o,i.end)}}function ns(s,r,e,t,n){let i=pe(s,n),o=s-te(i.year,i.month,i.day,n);if(t==="week"){let u=V(r,"day",n).findIndex(({end:m})=>s<m);return(V(e,"day",n)[u]?.start??e.end)+o}let a=pe(e.start,n),l=t==="month"?a.month:i.month,d=new Date(Date.UTC(a.year,l,0)).getUTCDate();return i.day>d?te(a.year,l+1,1,n):te(a.year,l,i.day,n)+o}function re(s,r){let e=null;for(let{start:t,end:n,change:i}of s){let o=Math.min(n,r.end)-Math.max(t,r.start);typeof i!="number"||o<=0||(e=(e??0)+i*(o/(n-t)))}return e}function $r(s,r,e,t,n){let i=e==="year"?"month":"day",o=M(r.now.start,e,t,n),a=V(o,i,t),l=V(r.before,i,t);return a.map((d,u)=>{let m=l[u],{moment:p}=r;return{period:d,now:re(s,{start:d.start,end:Math.min(d.end,r.now.end)}),before:m?re(s,{start:m.start,end:Math.min(m.end,p)}):null,rest:m?re(s,{start:Math.max(m.start,p),end:m.end}):null}})}function _r(s,r,e){let t=Array.from({length:7},()=>Array.from({length:24},()=>({sum:0,count:0})));for(let{start:n,change:i}of s){if(typeof i!="number")continue;let o=pe(n,r),a=new Date(Date.UTC(o.year,o.month-1,o.day)).getUTCDay(),l=t[(a-e+7)%7]?.[o.hour];l&&(l.sum+=i,l.count+=1)}return t.map(n=>n.map(({sum:i,count:o})=>o?i/o:null))}function ke(s){let r=new Map;for(let e of s.flat()){if(typeof e.change!="number")continue;let t=`${e.start} ${e.end}`,n=r.get(t);r.set(t,n?{...n,change:(n.change??0)+e.change}:{...e})}return[...r.values()].sort((e,t)=>e.start-t.start)}var Me=["missing","estimated","late"];function Qe(s,r,e){let t=r.estimated.map(_t),n=e?t:t.filter(o=>Sr(o,s.start)||Sr(o,s.end)),i={missing:St(s,r.missing.map(_t)),estimated:St(s,n),late:St(s,r.late.map(_t))};return Object.fromEntries(Object.entries(i).filter(([,o])=>o>0))}function kr(s){return Me.find(r=>s[r]!==void 0)??null}function _t({start:s,end:r}){return{start:Date.parse(s),end:Date.parse(r)}}function Sr({start:s,end:r},e){return s<e&&e<r}function St(s,r){return r.map(({start:t,end:n})=>Math.max(0,Math.min(n,s.end)-Math.max(t,s.start))).reduce((t,n)=>t+n,0)/36e5}var Mr=["week","month","year"],Tr=8,Ar=864e5,ss=.1,Te=class extends b{constructor(){super(...arguments);this.span="week";this.rows=[];this.profile=[];this.hours={};this.refresh=new E(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.span=e.span??"week"}static{this.options=[...B,{name:"span",kind:"choice",choices:Mr,standard:"week",texts:"compare"}]}getCardSize(){return 8}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("compare.title")}dataKey(){return[super.dataKey(),this.span].join(" ")}async load(){let e=A(this.hass),t=Date.now(),n=M(t,"hour",e),i=ke(Object.values(await Je(this.hass,this.ids,n))),o=i.at(-1)?.end??n.start,a=xr(o,this.span,e,Y(this.hass)),l=t-Tr*7*Ar,d={start:Math.min(l,this.span==="year"?1/0:a.before.start),end:n.start},u={start:a.before.start,end:t},m=k(this.meters).map(({id:_})=>_),[p,f,v]=await Promise.all([this.ask(d,"hour"),this.span==="year"?this.year(a,n):Promise.resolve(void 0),Ye(this.hass,m,u,!1)]);this.hours=v,this.profile=_r(p.filter(({start:_})=>_>=l),e,Y(this.hass)),this.rows=[...f??p,...i],this.comparison=a}async year({before:e,moment:t},n){let i=A(this.hass),o=[M(t,"day",i),{...M(n.start,"day",i),end:n.start}],a={start:e.start,end:n.start};if(i!==this.hass.config.time_zone)return this.ask(a,"hour");let[l,...d]=await Promise.all([this.ask(a,"day"),...o.filter(({start:u,end:m})=>u<m).map(u=>this.ask(u,"hour"))]);return[...l.filter(({start:u})=>o.every(m=>u!==m.start)),...d.flat()]}async ask(e,t){let n=await N(this.hass,{ids:this.ids,range:e,resolution:t,types:["change"]});return ke(Object.values(n))}get ids(){return k(this.meters).flatMap(({entities:e})=>e.energy??[])}body(){let e=Mr.map(t=>({value:t,text:this.t(`compare.${t}`)}));return c`<div class="controls">
        ${q(this.t("usage.period"),e,this.span,t=>this.span=t)}
      </div>
      ${this.comparison?this.compared(this.comparison):this.notice("state.loading")} ${this.usualWeek()}`}compared(e){let t=re(this.rows,e.now),n=re(this.rows,{start:e.before.start,end:e.moment});if(t===null||n===null)return this.notice("compare.none");let i=this.t("compare.so_far",{now:$(this.hass,t),before:$(this.hass,n)});return c`<p class="verdict">${this.verdict(t,n)}</p>
      <p class="notice">${i}</p>
      ${this.caution("compare.now_marked",e.now)}
      ${this.caution("compare.before_marked",{start:e.before.start,end:e.moment})}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(e)}
        .format=${o=>$(this.hass,o)}
        .summary=${i}
        filename="comparison"
      ></smart-energy-chart>`}caution(e,t){return c`${k(this.meters).map(({id:n,name:i})=>{let{missing:o=0,estimated:a=0}=this.hours[n]?Qe(t,this.hours[n],!1):{};if(o+a<ss)return h;let l=R(this.hass,o+a,1);return c`<p class="notice">${this.t(e,{name:i,hours:l})}</p>`})}`}verdict(e,t){let n=t>0?e/t-1:0,i=Ke(this.hass,Math.abs(n));return Math.abs(n)<.005?this.t("compare.same"):this.t(n>0?"compare.more":"compare.less",{percent:i})}chartData(e){let t=$r(this.rows,e,this.span,A(this.hass),Y(this.hass)),n={week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}}[this.span],i=this.span==="year"?{month:"long"}:{weekday:"long",day:"numeric",month:"long"},o=l=>t.map(d=>d[l]),a=`color-mix(in srgb, ${xt} 45%, transparent)`;return{unit:"kWh",columns:t.map(({period:l})=>({label:S(this.hass,l.start,n),title:S(this.hass,l.start,i),...l,...l.start>=e.now.end?{ahead:!0}:{}})),series:[{name:this.t("compare.this",{span:this.t(`span.${this.span}`)}),color:he,values:o("now"),shape:"beside"},{name:this.t("compare.before"),color:xt,values:o("before")},{name:this.t("compare.rest"),color:a,values:o("rest")}]}}usualWeek(){let e=this.profile.flat().filter(o=>o!==null);if(e.length===0)return c``;let t={low:Math.min(...e),high:Math.max(...e)},n=this.t("compare.profile_summary",{weeks:String(Tr),low:$(this.hass,t.low),high:$(this.hass,t.high)}),i=o=>new Intl.DateTimeFormat(this.hass.locale.language,{weekday:"short",timeZone:"UTC"}).format((3+Y(this.hass)+o)*Ar);return c`<h3>${this.t("compare.profile")}</h3>
      <smart-energy-heat-map
        .hass=${this.hass}
        .values=${this.profile}
        .row=${i}
        .format=${o=>$(this.hass,o)}
        .summary=${n}
        .unit=${"kWh"}
        filename="usual-week"
      ></smart-energy-heat-map>`}static{this.styles=[b.styles,ee,y`
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
    `]}};g([x()],Te.prototype,"span",2);function Rr(s,r){let e=new Map;for(let t of s){let n=e.get(r(t))??{amount:0,quantity:0,unit:t.unit};n.amount+=Number(t.amount),n.quantity+=Number(t.quantity),n.unit!==t.unit&&(n.unit=null),e.set(r(t),n)}return[...e].map(([t,{amount:n,quantity:i,unit:o}])=>({name:t,amount:n,quantity:o===null?null:{value:Number(i.toFixed(3)),unit:o}}))}function kt(s,r){return s===null||r===null||r<=0?null:s/r}function Er(s){let r=new Set(s.map(({currency:e})=>e));return r.size===1?[...r][0]??null:null}function Cr(s,r){return k(s).flatMap(({id:e,name:t})=>{let n=r[e];if(!n)return[];let i=s.flatMap(l=>{let d=r[l.id];return l.parentId!==e||d?.currency!==n.currency?[]:[{name:l.name,amount:Number(d.total),quantity:null,inner:"circuit"}]}),o={name:t,amount:Number(n.total),quantity:null};if(i.length===0)return[o];let a=i.reduce((l,d)=>l-d.amount,o.amount);return[o,...i,{name:t,amount:a,quantity:null,inner:"rest"}]})}var is=["item","component","device"],Ae=class extends b{constructor(){super(...arguments);this.by="item";this.bills={};this.refresh=new E(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("costs.title")}watched(){return this.tariffs()}async load(){this.bills=await fr(this.hass,this.meters.map(({id:e})=>e))}body(){let e=k(this.meters).flatMap(({id:i})=>this.bills[i]??[]);if(!e[0])return c`${this.notice("costs.none")}${this.link("settings.tariff")}`;let n=Er(e);return n===null?c`${e.map(i=>this.figures([i],i.currency))}`:c`${this.figures(e,n)}
    ${q(this.t("costs.by"),is.map(i=>({value:i,text:this.t(`costs.${i}`)})),this.by,i=>this.by=i)}
    ${this.breakdown(this.rows(e),n)} ${k(this.meters).map(i=>this.remarks(i))}`}figures(e,t){let n=m=>e.every(p=>p[m]!==null)?e.reduce((p,f)=>p+Number(f[m]),0):null,[i,o,a]=[n("total"),n("projected"),n("budget")],l=e[0],d=m=>m===null?this.t("state.unknown"):F(this.hass,m,t),u=l?S(this.hass,Date.parse(l.start),{dateStyle:"medium"}):"";return c`<p class="total">${d(i)}</p>
      <p class="notice">${this.t("costs.since",{date:u})}</p>
      <dl>
        <dt>${this.t("costs.projected")}</dt>
        <dd>${d(o)}</dd>
        ${a===null?h:c`<dt>${this.t("costs.budget")}</dt>
                <dd>${d(a)}</dd>`}
      </dl>
      ${this.meterOf(i,o,a)}`}meterOf(e,t,n){let i=kt(e,n);if(i===null)return h;let o=kt(t,n),a=u=>`${R(this.hass,u*100,0)} %`,l=this.t(o!==null&&o>1?"costs.over":"costs.within",{used:a(i),expected:o===null?this.t("state.unknown"):a(o)}),d=u=>`width:${Math.min(100,u*100)}%`;return c`<div class="budget" aria-hidden="true">
        ${o===null?h:c`<i class="expected" style=${d(o)}></i>`}
        <i class=${i>1?"used over":"used"} style=${d(i)}></i>
      </div>
      <p class="notice">${l}</p>`}rows(e){let{by:t}=this;if(t==="device")return Cr(this.meters,this.bills);let n=Rr(e.flatMap(({lines:i})=>i),i=>i[t]);return t==="item"?n:n.map(i=>({...i,name:this.component(i.name)}))}component(e){let t=`component.${e}`;return yt(t)?this.t(t):e}amountOf({quantity:e}){if(e===null)return"";let{value:t,unit:n}=e;return n==="kWh"?$(this.hass,t):`${R(this.hass,t,Number.isInteger(t)?0:2)} ${this.unitText(n)}`}unitText(e){let t=`unit.${e}`;return yt(t)?this.t(t):e}breakdown(e,t){return c`<table>
      <tbody>
        ${e.map(n=>c`<tr class=${n.inner===void 0?h:"inner"}>
              <th scope="row">${n.inner?this.t(`costs.${n.inner}`,{name:n.name}):n.name}</th>
              <td>${this.amountOf(n)}</td>
              <td>${F(this.hass,n.amount,t)}</td>
            </tr>`)}
      </tbody>
    </table>`}remarks(e){let t=this.bills[e.id];if(!t)return h;let n=u=>R(this.hass,u,u<10?1:0),i=[...t.estimated_hours>0?[this.t("costs.estimated",{hours:n(t.estimated_hours)})]:[],...t.missing_hours>0?[this.t("costs.missing",{hours:n(t.missing_hours)})]:[]],a=Object.keys(this.bills).length>1?`${e.name}: `:"",{tier:l}=t,d=l!==null&&(l.name!=="1"||l.limit_kwh!==null);return c`${d?this.tier(l,a):h}
    ${i.map(u=>c`<p class="notice">${a}${u}</p>`)}`}tier({name:e,used_kwh:t,limit_kwh:n},i){let o=$(this.hass,Number(t));if(n===null)return c`<p class="notice">${i}${this.t("costs.last_tier",{name:e,used:o})}</p>`;let a=$(this.hass,Number(n)),l=Number(n)>0?Math.min(100,Number(t)/Number(n)*100):100;return c`<p class="notice">${i}${this.t("costs.tier",{name:e,used:o,limit:a})}</p>
      <div class="budget" aria-hidden="true"><i class="used" style="width:${l}%"></i></div>`}static{this.styles=[b.styles,ee,y`
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
    `]}};g([x()],Ae.prototype,"by",2);function Dr(s){let r=s.flatMap(i=>{let o=s.filter(({meter:a})=>a.parentId===i.meter.id);return o.length?[i,os(i,o)]:[i]}),e=new Set(s.map(({meter:i})=>i.id)),n=s.filter(({meter:i})=>i.parentId===null||!e.has(i.parentId)).reduce((i,{todayKwh:o})=>i+(o??0),0);return r.map(i=>({...i,share:i.todayKwh!==null&&n>0?i.todayKwh/n:null}))}function os(s,r){let e=t=>{let n=r.map(a=>a[t]),i=s[t];if(i===null||n.includes(null))return null;let o=i-n.reduce((a,l)=>a+(l??0),0);return o<-.05*Math.abs(i)?null:Math.max(0,o)};return{...s,untracked:!0,powerW:e("powerW"),todayKwh:e("todayKwh"),costToday:e("costToday"),standbyW:null,share:null}}var Or={power:"powerW",today:"todayKwh",cost:"costToday"};function Hr(s,r){let e=new Set(s.map(({meter:n})=>n.id)),t=s.filter(({meter:n,untracked:i})=>!i&&(n.parentId===null||!e.has(n.parentId)));return Pr(t,r).flatMap(n=>{let i=s.filter(({meter:o,untracked:a})=>o.parentId===n.meter.id||a&&o.id===n.meter.id);return[n,...Pr(i,r)]})}function Pr(s,r){let e=t=>t.online===!1&&!t.untracked?0:1;return[...s].sort((t,n)=>e(t)!==e(n)?e(t)-e(n):r==="name"?Number(t.untracked)-Number(n.untracked)||t.meter.name.localeCompare(n.meter.name,void 0,{numeric:!0}):(n[Or[r]]??-1/0)-(t[Or[r]]??-1/0)||t.meter.name.localeCompare(n.meter.name))}function Lr(s,r){let e=new Map;for(let{start:i,mean:o}of s){if(typeof o!="number")continue;let a=M(i,"day",r).start;e.set(a,[...e.get(a)??[],o])}let t=[...e.values()].filter(i=>i.length>=20).map(i=>Math.min(...i));if(t.length===0)return null;t.sort((i,o)=>i-o);let n=t.length>>1;return t.length%2?t[n]??null:((t[n-1]??0)+(t[n]??0))/2}var Nr=["power","today","cost","name"],as=7*864e5;function Ur(s,r){return r===void 0?null:s[r]??null}var Re=class extends b{constructor(){super(...arguments);this.sort="power";this.todayKwh={};this.standbyW={};this.refresh=new E(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.sort=e.sort??"power"}static{this.options=[...B,{name:"sort",kind:"choice",choices:Nr,standard:"power",texts:"devices"}]}getCardSize(){return 2+this.meters.length}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("devices.title")}async load(){let e=A(this.hass),t=Date.now(),n=M(t,"day",e),i=M(t,"hour",e),o=this.meters.flatMap(({entities:m})=>m.energy??[]),a=this.meters.flatMap(({entities:m})=>m.power??[]),[l,d,u]=await Promise.all([N(this.hass,{ids:o,range:{start:n.start,end:i.start},resolution:"hour",types:["change"]}),Je(this.hass,o,i),N(this.hass,{ids:a,range:{start:i.start-as,end:i.start},resolution:"hour",types:["mean"]})]);for(let m of o)this.todayKwh[m]=re([...l[m]??[],...d[m]??[]],n);for(let m of a)this.standbyW[m]=Lr(u[m]??[],e)}body(){let e=Hr(Dr(this.meters.map(i=>this.row(i))),this.sort),t=e.some(({costToday:i})=>i!==null),n=Nr.filter(i=>t||i!=="cost");return c`<div class="controls">
        ${q(this.t("devices.sort"),n.map(i=>({value:i,text:this.t(`devices.${i}`)})),this.sort,i=>this.sort=i)}
      </div>
      <ul>
        ${e.map(i=>this.item(i))}
      </ul>`}row(e){let t=Q(this.hass,e,"power");return{meter:e,untracked:!1,online:this.online(e)??t!==null,lastSeen:this.lastSeen(e),powerW:t,todayKwh:Q(this.hass,e,"energy_today")??Ur(this.todayKwh,e.entities.energy),costToday:Q(this.hass,e,"cost_today"),standbyW:Ur(this.standbyW,e.entities.power),share:null}}online(e){let t=this.hass.states[e.entities.status??""]?.state;return t==="on"||t==="off"?t==="on":null}lastSeen(e){let{last_reading:t,status:n,power:i}=e.entities,o=u=>this.hass.states[u??""],a=o(n)?.state==="off",l=o(t)?.state??(a?o(n)?.last_changed:o(i)?.last_updated),d=Date.parse(l??"");return Number.isNaN(d)?null:d}time(e){let n=e>=M(Date.now(),"day",A(this.hass)).start?{hour:"numeric",minute:"2-digit",second:"2-digit"}:{dateStyle:"short",timeStyle:"short"};return S(this.hass,e,n)}currency(e){return _e(this.hass,e.entities.cost_today)??"EUR"}item(e){let t=e.untracked||e.meter.parentId!==null,n=e.online===!1&&!e.untracked;return c`<li class=${je({inner:t,dark:n})}>
      <button
        @click=${()=>{this.open(e)}}
      >
        <span class="name">${e.untracked?this.t("devices.rest",{name:e.meter.name}):e.meter.name}</span>
        <span class="now"
          >${n?this.offline(e):this.written(e.powerW,i=>z(this.hass,i))}</span
        >
        <span class="bar" aria-hidden="true"><i style="width:${Math.round((e.share??0)*100)}%"></i></span>
        <span class="today">
          ${this.t("devices.today_is",{value:this.written(e.todayKwh,i=>$(this.hass,i))})}
          ${this.ifKnown(e.share,i=>Ke(this.hass,i))}
          ${this.ifKnown(e.costToday,i=>F(this.hass,i,this.currency(e.meter)))}
          ${n||e.untracked?h:this.ifKnown(e.lastSeen,i=>this.t("devices.seen",{time:this.time(i)}))}
          ${this.ifKnown(e.standbyW,i=>this.t("devices.standby",{value:z(this.hass,i)}))}
        </span>
      </button>
    </li>`}ifKnown(e,t){return e===null?h:c`<span>${t(e)}</span>`}written(e,t){return e===null?this.t("state.unknown"):t(e)}offline(e){let t=e.lastSeen===null?this.t("state.offline"):this.t("devices.offline_since",{time:this.time(e.lastSeen)});return c`<ha-icon icon="mdi:alert-circle-outline"></ha-icon> ${t}`}open({meter:e,untracked:t}){let n=e.entities[t?"energy":"power"];n&&de(this,n)}static{this.styles=[b.styles,ee,y`
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
      .dark ha-icon {
        color: var(--error-color, #db4437);
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
    `]}};g([x()],Re.prototype,"sort",2);function Ir(s,r,e){let t=new Map(s.map(({start:i,change:o})=>[i,o??null])),n=r.map(({past:i,hours:o})=>ls([...i,...o]));return e.map(({start:i})=>{let o=n.map(l=>l.get(i)),a=l=>o.length===0||o.includes(void 0)?null:o.reduce((d,u)=>d+(u?.[l]??0),0);return{start:i,measured:t.get(i)??null,expected:a("kwh"),low:a("p10"),high:a("p90")}})}function ls(s){return new Map(s.map(r=>[Date.parse(r.start),r]))}function Mt(s,r){let e=s.map(t=>t[r]);return e.length===0||e.includes(null)?null:e.reduce((t,n)=>t+(n??0),0)}function Br(s){let r={hours:0,measured:0,expected:0};for(let{measured:e,expected:t}of s)e===null||t===null||(r.hours+=1,r.measured+=e,r.expected+=t);return r}var Tt=36e5,Wr=24*Tt,Xe=class extends b{constructor(){super(...arguments);this.forecasts={};this.statistics={};this.range={start:0,end:0};this.refresh=new E(this,{load:()=>this.load(),everyMs:Tt})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("forecast.title")}watched(){return this.tariffs()}async load(){let e=M(Date.now(),"hour",A(this.hass));this.range={start:e.start-Wr,end:e.start+Wr};let t=k(this.meters),n=t.flatMap(({entities:a})=>a.energy??[]),[i,o]=await Promise.all([N(this.hass,{ids:n,range:{start:this.range.start,end:e.start},resolution:"hour",types:["change"]}),pr(this.hass,t.map(({id:a})=>a))]);this.statistics=i,this.forecasts=o}body(){let e=k(this.meters).filter(({id:a})=>this.forecasts[a]?.hours.length),t=e.flatMap(({id:a})=>this.forecasts[a]??[]);if(t.length===0)return this.none();let n=ke(e.map(({entities:a})=>this.statistics[a.energy??""]??[])),i=Ir(n,t,V(this.range,"hour",A(this.hass))),o=[["forecast.today",Mt(t,"today_kwh")],["forecast.tomorrow",Mt(t,"tomorrow_kwh")]];return c`<dl>
        ${o.map(([a,l])=>c`<div>
              <dt>${this.t(a)}</dt>
              <dd>${l===null?this.t("state.unknown"):$(this.hass,l)}</dd>
            </div>`)}
      </dl>
      ${this.lookBack(i)} ${this.without(e)}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(i)}
        .format=${a=>$(this.hass,a)}
        .summary=${this.summary(o)}
        filename="forecast"
      ></smart-energy-chart>`}lookBack(e){let{hours:t,expected:n,measured:i}=Br(e);return t===0?h:c`<p class="notice">
      ${this.t("forecast.look_back",{hours:String(t),expected:$(this.hass,n),measured:$(this.hass,i)})}
    </p>`}without(e){let t=k(this.meters).filter(i=>!e.includes(i));if(t.length===0)return h;let n=t.map(({name:i})=>i).join(", ");return c`<p class="notice">${this.t("forecast.without",{names:n})}</p>`}none(){let e=Object.values(this.forecasts).flatMap(({reason:t})=>t??[]);return c`${this.notice("forecast.none")} ${e.length?c`<p class="notice">${e[0]}</p>`:h}`}summary(e){return e.map(([t,n])=>`${this.t(t)}: ${n===null?this.t("state.unknown"):$(this.hass,n)}`).join(", ")}chartData(e){return{unit:"kWh",columns:e.map(({start:t})=>({label:S(this.hass,t,{hour:"numeric"}),title:S(this.hass,t,{weekday:"short",hour:"numeric",minute:"2-digit"}),start:t,end:t+Tt})),series:[{name:this.t("forecast.measured"),color:he,values:e.map(({measured:t})=>t)},{name:this.t("forecast.expected"),color:hr,values:e.map(({expected:t})=>t),shape:"line"}],expected:e.map(({low:t,high:n})=>t===null||n===null?null:{low:t,high:n})}}static{this.styles=[b.styles,y`
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
    `]}};function jr(s,r){let e=s.filter(d=>d!==null),t=Math.min(0,...e),n=Math.max(0,...e,t+1),i=d=>s.length>1?d/(s.length-1)*100:50,o=d=>30-(d-t)/(n-t)*28,a="M",l=s.map((d,u)=>{if(d===null)return a="M","";let m=`${a}${i(u).toFixed(1)} ${o(d).toFixed(1)}`;return a="L",m});return c`<svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
    ${H`<path d=${l.join("")} fill="none" stroke=${r} stroke-width="2" vector-effect="non-scaling-stroke" stroke-linejoin="round"></path>`}
  </svg>`}async function Kr(s,r,e){if(r.length===0)return{};let t=await s.callWS({type:"history/history_during_period",start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),entity_ids:r,minimal_response:!0,no_attributes:!0,significant_changes_only:!1});return Object.fromEntries(Object.entries(t).map(([n,i])=>{let o=vt(s.states[n]);return[n,i.map(a=>cs(a,o))]}))}function cs({s,lu:r},e){let t=Number(s);return{time:r*1e3,value:s.trim()!==""&&Number.isFinite(t)?t*e:null}}function Fr(s,r,e){let t=(r.end-r.start)/e,n=Array.from({length:e},()=>({weighted:0,time:0}));return s.forEach(({time:i,value:o},a)=>{if(o===null)return;let l=Math.max(i,r.start),d=Math.min(s[a+1]?.time??r.end,r.end),u=Math.floor((l-r.start)/t);for(let m=u;m<e&&r.start+m*t<d;m++){let p=n[m],f=r.start+m*t,v=Math.min(d,f+t)-Math.max(l,f);!p||v<=0||(p.weighted+=o*v,p.time+=v)}}),n.map(({weighted:i,time:o})=>o>0?i/o:null)}function zr(s,r){return Array.from({length:Math.ceil(s.length/r)},(e,t)=>{let n=s.slice(t*r,(t+1)*r).filter(i=>i!==null);return n.length?n.reduce((i,o)=>i+o,0)/n.length:null})}var qr=36e5,ds=.5,us=["voltage","current","power_factor","frequency"],ms=["energy_today","cost_today"];function hs(s,r){return s.states[r??""]?.attributes.unit_of_measurement??""}var et=class extends b{constructor(){super(...arguments);this.hour={end:0,points:{}};this.needsData=!1;this.refresh=new E(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 3*Math.max(1,k(this.meters).length)}getGridOptions(){return{columns:12,min_columns:6}}async load(){let e=Date.now(),t=k(this.meters).flatMap(({entities:n})=>n.power??[]);this.hour={end:e,points:await Kr(this.hass,t,{start:e-qr,end:e})}}heading(){return this.t("live.title")}body(){let e=k(this.meters).map(t=>({meter:t,circuits:this.circuitsOf(t)}));return e.sort((t,n)=>+(n.circuits.length>0)-+(t.circuits.length>0)),c`<div class="meters">${e.map(({meter:t,circuits:n})=>this.meter(t,n))}</div>`}circuitsOf(e){return this.meters.filter(t=>t.parentId===e.id)}meter(e,t){let n=Q(this.hass,e,"power");return c`<section aria-label=${e.name}>
      <button class="main" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span class="power">${n===null?this.t("state.offline"):z(this.hass,n)}</span>
        <span class="flow">${n===null?h:this.flow(n)}</span>
      </button>
      ${this.trend(e,n)}
      <dl>
        ${us.map(i=>this.value(e,i))} ${ms.map(i=>this.value(e,i))}
        ${this.costNow(e,n)}
      </dl>
      ${t.length===0?h:c`<ul>
              ${t.map(i=>this.circuit(i))}
            </ul>`}
    </section>`}circuit(e){let t=Q(this.hass,e,"power");return c`<li>
      <button class="circuit" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span>${t===null?this.t("state.offline"):z(this.hass,t)}</span>
      </button>
    </li>`}flow(e){let[t,n]=Math.abs(e)<ds?["·","live.still"]:e<0?["↑","live.exporting"]:["↓","live.importing"];return c`<span aria-hidden="true">${t}</span> ${this.t(n)}`}trend(e,t){let n=this.hour.points[e.entities.power??""];if(!n)return h;let i=Date.now(),o=t===null?[]:[{time:Math.max(this.hour.end,i-1e3),value:t}],a=Fr([...n,...o],{start:i-qr,end:i},60),l=t!==null&&t<0?Ze:he;return c`<div class="trend" title=${this.t("live.trend")}>${jr(a,l)}</div>
      ${this.trendText(a)}`}trendText(e){let t=e.filter(a=>a!==null);if(t.length===0)return c`<p class="visually-hidden">${this.t("live.no_trend")}</p>`;let n=a=>a===null?this.t("state.unknown"):z(this.hass,a),[i,o]=[n(Math.min(...t)),n(Math.max(...t))];return c`<div class="visually-hidden">
      <table>
        <caption>
          ${this.t("live.trend_summary",{low:i,high:o})}
        </caption>
        <tbody>
          ${zr(e,5).map((a,l)=>c`<tr>
                <th scope="row">${this.t("live.minutes_ago",{minutes:String(60-5*l)})}</th>
                <td>${n(a)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>`}value(e,t){let n=e.entities[t],i=n===void 0?void 0:this.hass.states[n];return i?c`<div class=${t}>
      <dt>${this.t(`live.${t}`)}</dt>
      <dd>${this.hass.formatEntityState(i)}</dd>
    </div>`:h}costNow(e,t){let[n,i]=hs(this.hass,e.entities.price).split("/"),o=t===null?null:this.price(e,t);return o===null||t===null||!n||i!=="kWh"?h:this.hourCost(o*t/1e3,n)}price(e,t){if(t>=0)return Q(this.hass,e,"price");let n=this.hass.states[e.entities.price??""]?.attributes.export_price;return typeof n=="number"?n:null}hourCost(e,t){return c`<div class="cost_now">
      <dt>${this.t("live.cost_now")}</dt>
      <dd>${this.t("live.per_hour",{amount:F(this.hass,e,t)})}</dd>
    </div>`}open(e,t){let n=e.entities[t];n&&de(this,n)}static{this.styles=[b.styles,y`
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
      ul {
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      .circuit {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 12px;
        width: 100%;
        min-height: 44px;
        padding: 0;
        border: 0;
        border-top: 1px solid var(--divider-color);
        background: none;
        font-variant-numeric: tabular-nums;
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
    `]}};function Ce({prices:s},{price:r}){if(!s||!r)return;let{format:e}=s;return r.low===r.high?e(r.low):`${e(r.low)} – ${e(r.high)}`}function Vr(s,r){let e=new Set(s.series.flatMap(({marks:t})=>t??[]));return r.filter(t=>e.has(t))}function Gr(s){let r=["start","end",...s.series.map(({name:i})=>`${i} (${s.unit})`)],e=s.expected?[`low (${s.unit})`,`high (${s.unit})`]:[],t=s.prices?[`lowest price (${s.prices.unit})`,`highest price (${s.prices.unit})`]:[],n=s.columns.map((i,o)=>[new Date(i.start).toISOString(),new Date(i.end).toISOString(),...s.series.map(({values:a})=>Ee(a[o])),...s.expected?[Ee(s.expected[o]?.low),Ee(s.expected[o]?.high)]:[],...s.prices?[Ee(i.price?.low),Ee(i.price?.high)]:[],i.note??""]);return At([[...r,...e,...t,"note"],...n])}function At(s){return s.map(r=>r.map(ps).join(",")).join(`\r
`)+`\r
`}function Ee(s){return s==null?"":String(s)}function ps(s){let r=/^[=+@\t\r]|^-(?![\d.])/.test(s)?`'${s}`:s;return/[",\r\n]/.test(r)?`"${r.replaceAll('"','""')}"`:r}function Oe(s){let r=s.filter(e=>e!==null);return r.length?r.reduce((e,t)=>e+t,0):null}function Zr({currency:s,bands:r}){let e=r.map(({start:u,end:m,price:p,period:f})=>({start:Date.parse(u),end:Date.parse(m),price:Number(p),period:f}));if(s===null||e.length===0)return;let t=e.map(({price:u})=>u),[n,i]=[Math.min(...t),Math.max(...t)],o=[...new Set(t)].sort((u,m)=>u-m),a=(o.length>4?3:o.length)-1,l=u=>a===0?0:o.length<=4?o.indexOf(u)/a:Math.min(a,Math.floor((u-n)/(i-n)*(a+1)))/a,d=new Map;for(let{price:u,period:m}of e){let p=l(u),f=d.get(p)??{level:p,low:u,high:u,period:m};d.set(p,{level:p,low:Math.min(f.low,u),high:Math.max(f.high,u),period:f.period===m?m:""})}return{currency:s,bands:e.map(({start:u,end:m,price:p})=>({start:u,end:m,price:p,level:l(p)})),levels:[...d.values()].sort((u,m)=>u.level-m.level)}}function Yr(s,{start:r,end:e}){let t=s.bands.filter(n=>n.start<e&&n.end>r).map(({price:n})=>n);return t.length?{low:Math.min(...t),high:Math.max(...t)}:void 0}var fs={day:"hour",week:"day",month:"day",year:"month"};function Jr(s,r,e,t,n=0){let i=fs[s];return{range:M(r,s,e.shown,t,n),bar:i,resolution:e.shown===e.home?i:"hour"}}function Qr(s,r){let e=r.map(()=>null);for(let{start:t,change:n}of s){if(typeof n!="number")continue;let i=gs(r,t);i!==null&&(e[i]=(e[i]??0)+n)}return e}function gs(s,r){let e=0,t=s.length;for(;e<t;){let i=e+t>>1;(s[i]?.end??1/0)<=r?e=i+1:t=i}let n=s[e];return n&&n.start<=r?e:null}function Xr(s,r,e){return V(s.range,s.bar,r,e)}var en=["day","week","month","year"],tn=["energy","money"],ys=["day","week"],vs={day:{hour:"numeric"},week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}},bs={day:{weekday:"short",hour:"numeric",minute:"2-digit"},week:{weekday:"long",day:"numeric",month:"long"},month:{weekday:"short",day:"numeric",month:"long"},year:{month:"long",year:"numeric"}},ae=class extends b{constructor(){super(...arguments);this.span="day";this.unit="energy";this.step=0;this.refresh=new E(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...B,{name:"span",kind:"choice",choices:en,standard:"day",texts:"usage"},{name:"unit",kind:"choice",choices:tn,standard:"energy",texts:"usage"},{name:"prices",kind:"boolean",standard:!0}]}setConfig(e){super.setConfig(e),this.span=e.span??"day",this.unit=e.unit??"energy"}getCardSize(){return 6}getGridOptions(){return{columns:"full",min_columns:6}}heading(){return this.t("usage.title")}watched(){return this.tariffs()}dataKey(){return[super.dataKey(),this.span,this.unit,this.step,this.config.prices].join(" ")}get page(){let e={shown:A(this.hass),home:this.hass.config.time_zone};return Jr(this.span,Date.now(),e,Y(this.hass),this.step)}async load(){let{page:e,span:t,unit:n}=this,{range:i,resolution:o}=e,a=k(this.meters),l=a.flatMap(T=>this.idsOf(T,n)),d=a.map(({id:T})=>T),u=ys.includes(t)&&this.config.prices!==!1,m=M(Date.now(),"hour",A(this.hass)),p=i.start<=m.start&&m.start<i.end,[f,v,_]=await Promise.all([N(this.hass,{ids:l,range:i,resolution:o,types:["change"]}),br(this.hass,p?l:[],m),Ye(this.hass,d,i,u)]);this.shown={page:e,span:t,unit:n,statistics:wr(f,v),hours:_}}idsOf(e,t){let{energy:n,energy_export:i,cost_total:o}=e.entities;return(t==="money"?[o]:[n,i]).filter(a=>a!==void 0)}body(){let{shown:e}=this;if(!e)return this.notice("state.loading");let t=this.chartData(e),n=t.series.every(({values:i})=>i.every(o=>o===null));return c`${this.controls(e)}
    ${n?this.none(e):c`<smart-energy-chart
            .hass=${this.hass}
            .data=${t}
            .format=${i=>this.written(i,e.unit)}
            .summary=${this.summary(e,t)}
            filename="usage-${new Date(e.page.range.start).toISOString().slice(0,10)}"
          ></smart-energy-chart>`}`}none({page:e,unit:t}){let n=k(this.meters).some(({entities:i})=>i.cost_total!==void 0);return t==="money"&&!n?c`${this.notice("usage.no_cost")}${this.link("settings.tariff")}`:this.notice(e.range.end<=Date.now()?"usage.nothing":"state.empty")}written(e,t){return t==="money"?F(this.hass,e,this.currency):$(this.hass,e)}get currency(){return k(this.meters).map(({entities:t})=>_e(this.hass,t.cost_total)).find(t=>t!==void 0)??"EUR"}summary({page:e,span:t,unit:n},i){let o=Oe(i.series.map(({values:a})=>Oe(a)));return this.t("usage.summary",{title:this.t("usage.title"),range:this.rangeText(e.range,t),total:o===null?this.t("state.unknown"):this.written(o,n)})}rangeText(e,t){let n={day:"numeric",month:"long",year:"numeric"};return{day:S(this.hass,e.start,{weekday:"long",...n}),week:`${S(this.hass,e.start,{day:"numeric",month:"short"})} – ${S(this.hass,e.end-1,{day:"numeric",month:"short",year:"numeric"})}`,month:S(this.hass,e.start,{month:"long",year:"numeric"}),year:S(this.hass,e.start,{year:"numeric"})}[t]}chartData(e){let{page:t,span:n,unit:i,hours:o}=e,a=Date.now(),l=Xr(t,A(this.hass),Y(this.hass)),d=k(this.meters),u=new Map(d.flatMap(({id:f})=>{let v=o[f];return v?[[f,l.map(_=>Qe(_,v,i==="money"))]]:[]})),m=this.prices(d,o),p=l.map((f,v)=>{let _=f.start<=a&&a<f.end,T=d.flatMap(({id:De,name:nt})=>this.remarks(u.get(De)?.[v],d.length>1,nt)),O=[..._?[this.t("usage.incomplete")]:[],...T].join("; "),D=m&&Yr(m,f);return{label:S(this.hass,f.start,vs[n]),title:S(this.hass,f.start,bs[n]),...f,...O?{note:O}:{},..._?{running:!0}:{},...f.start>a?{ahead:!0}:{},...D?{price:D}:{}}});return{unit:i==="money"?this.currency:"kWh",columns:p,series:d.flatMap((f,v)=>this.series(f,mr(v),l,e,u.get(f.id))),...m?{prices:this.told(m)}:{}}}remarks(e,t,n){return Me.flatMap(i=>{let o=e?.[i];if(o===void 0)return[];let a=this.t(`usage.${i}`,{hours:R(this.hass,o,o<10?1:0)});return[t?`${n}: ${a}`:a]})}prices(e,t){for(let{id:n}of e){let i=t[n]&&Zr(t[n]);if(i)return i}}told({bands:e,levels:t,currency:n}){let i=a=>sr(this.hass,a,n),o=(a,l)=>a===l?i(a):`${i(a)} – ${i(l)}`;return{bands:e,unit:`${n}/kWh`,format:i,legend:t.map(({level:a,low:l,high:d,period:u})=>({level:a,text:u?`${u}: ${o(l,d)}`:o(l,d)}))}}series(e,t,n,{unit:i,statistics:o},a){let{energy:l,energy_export:d,cost_total:u}=e.entities,m=T=>{let O=T===void 0?void 0:o[T];return O&&Qr(O,n)};if(i==="money"&&_e(this.hass,u)!==this.currency)return[];let p=m(i==="money"?u:l),f=i==="money"?void 0:m(d),v=a?.map(kr)??[],_=p?[{name:e.name,color:t,values:p,marks:v}]:[];if(f?.some(T=>T!==null&&T!==0)){let T=this.t("usage.exported",{name:e.name}),O=f.map(D=>D===null?null:-D);_.push({name:T,color:Ze,values:O,marks:v})}return _}controls({page:e,span:t}){let n=en.map(o=>({value:o,text:this.t(`usage.${o}`)})),i=tn.map(o=>({value:o,text:this.t(`usage.${o}`)}));return c`<div class="controls">
        ${q(this.t("usage.period"),n,this.span,o=>{this.show({span:o})})}
        ${q(this.t("usage.unit"),i,this.unit,o=>{this.show({unit:o})})}
      </div>
      <div class="pager">
        ${this.turn("usage.previous","‹",this.step-1)}
        <span aria-live="polite">${this.rangeText(e.range,t)}</span>
        ${this.turn("usage.next","›",this.step+1)}
        ${this.step<0?this.turn("usage.now",this.t("usage.now"),0):h}
      </div>`}turn(e,t,n){return c`<button
      class="plain"
      aria-label=${this.t(e)}
      ?disabled=${n>0}
      @click=${()=>{this.show({step:n})}}
    >
      ${t}
    </button>`}show(e){e.span&&e.span!==this.span&&(this.step=0),this.span=e.span??this.span,this.unit=e.unit??this.unit,this.step=e.step??this.step}static{this.styles=[b.styles,ee,y`
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
    `]}};g([x()],ae.prototype,"span",2),g([x()],ae.prototype,"unit",2),g([x()],ae.prototype,"step",2);function rn(s,r=4){let e=0,t=0;for(let p of s)p===null||!Number.isFinite(p)||(e=Math.min(e,p),t=Math.max(t,p));e===t&&(t=1);let n=(t-e)/r,i=Math.floor(Math.log10(n)),a=([1,2,5,10].find(p=>p*10**i>=n*.9999)??10)*10**i,l=Math.floor(e/a+1e-9),d=Math.ceil(t/a-1e-9),u=Math.max(0,-Math.floor(Math.log10(a)+1e-9)),m=Array.from({length:d-l+1},(p,f)=>Number(((l+f)*a).toFixed(u)));return{low:l*a,high:d*a,ticks:m,digits:u}}function nn(s,r,e){let t=Math.max(1,Math.floor(r/e));return Math.max(1,Math.ceil(s/t))}var sn=220,Rt=44,ws=14,on=16;function ln(s,r){let e=rn(_s(s)),t={left:Rt,top:20,width:Math.max(10,r-Rt-4),height:sn-44},n=s.columns.length,i=t.width/Math.max(1,n),o=l=>t.top+(e.high-l)/(e.high-e.low)*t.height,a=nn(n,t.width,Rt);return{height:sn,plot:t,step:i,digits:e.digits,ticks:e.ticks.map(l=>({value:l,y:o(l)})),labels:s.columns.flatMap(({label:l},d)=>d%a===0?[{x:t.left+(d+.5)*i,text:l}]:[]),bands:xs(s,t.left,i),expected:(s.expected??[]).flatMap((l,d)=>l?[{x:t.left+d*i,y:o(l.high),width:i,height:Math.max(1,o(l.low)-o(l.high))}]:[]),bars:ks(s,t.left,i,o),absent:$s(s,t.left,i,o),lines:s.series.filter(({shape:l})=>l==="line").map(l=>({path:Ms(l,t.left,i,o),color:l.color})),columnAt:l=>{let d=Math.floor((l-t.left)/i);return d>=0&&d<n?d:null}}}function an(s,r,e,t){let n=s.findIndex(({end:o})=>r<o),i=s[n];return i?e+(n+Math.max(0,(r-i.start)/(i.end-i.start)))*t:e+s.length*t}function xs({columns:s,prices:r},e,t){if(!r||r.legend.length<2)return[];let n=[];for(let{start:i,end:o,level:a}of r.bands){let l=an(s,i,e,t),d=an(s,o,e,t)-l,u=n.at(-1);u?.level===a&&Math.abs(u.x+u.width-l)<.01?u.width+=d:d>0&&n.push({x:l,width:d,level:a,strip:3+a*(ws-3)})}return n}function $s(s,r,e,t){let n=Math.max(2,e-Math.min(e*.2,6));return s.columns.flatMap((i,o)=>{if(!s.series.some(({marks:l})=>l?.[o]==="missing"))return[];let a=s.series.reduce((l,d)=>l+Math.max(0,d.values[o]??0),0);return[{x:r+o*e+(e-n)/2,y:Math.max(0,t(a)-on),width:n,height:on}]})}function*_s(s){let r=s.series.filter(({shape:e})=>e===void 0||e==="stacked");for(let e=0;e<s.columns.length;e++){let t=r.map(n=>n.values[e]??0);yield t.reduce((n,i)=>n+Math.max(0,i),0),yield t.reduce((n,i)=>n+Math.min(0,i),0),yield s.expected?.[e]?.high??null,yield s.expected?.[e]?.low??null}for(let e of s.series)r.includes(e)||(yield*e.values)}function Ss(s){return s==="estimated"||s==="late"?s:null}function ks(s,r,e,t){let n=s.series.filter(({shape:u})=>u===void 0||u==="stacked"),i=s.series.filter(({shape:u})=>u==="beside"),o=i.length+(n.length?1:0),a=Math.min(e*.2,6),l=Math.max(.5,(e-a)/Math.max(1,o)),d=[];return s.columns.forEach((u,m)=>{let p=r+m*e+a/2,f={up:0,down:0},v=(_,T,O)=>{let D=_.values[m];if(D==null||D===0)return O;let[De,nt]=D>0?[t(O+D),t(O)]:[t(O),t(O+D)];return d.push({x:T,y:De,width:l,height:Math.max(.5,nt-De),color:_.color,mark:Ss(_.marks?.[m]),running:u.running??!1}),O+D};i.forEach((_,T)=>v(_,p+T*l,0));for(let _ of n){let T=(_.values[m]??0)<0?"down":"up";f[T]=v(_,p+i.length*l,f[T])}}),d}function Ms(s,r,e,t){let n="M";return s.values.map((i,o)=>{if(i===null)return n="M","";let a=`${n}${(r+(o+.5)*e).toFixed(1)} ${t(i).toFixed(1)}`;return n="L",a}).join("")}var U=class extends P{constructor(){super(...arguments);this.format=String;this.formatTick=(e,t)=>e.toFixed(t);this.summary="";this.unknown="–";this.width=0;this.chosen=null;this.onKey=e=>{let t=this.data.columns.length-1,n=this.chosen,i={ArrowRight:n===null?0:Math.min(t,n+1),ArrowLeft:n===null?t:Math.max(0,n-1),Home:0,End:t,Escape:null};!(e.key in i)||t<0||(e.preventDefault(),this.choose(i[e.key]??null))}}connectedCallback(){super.connectedCallback(),this.observer=new ResizeObserver(([e])=>{this.width=Math.round(e?.contentRect.width??0)}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(e){e.has("data")&&this.chosen!==null&&this.chosen>=this.data.columns.length&&(this.chosen=null)}render(){if(this.width===0)return c`<div class="frame"></div>`;let e=ln(this.data,this.width);return c`<div
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
      <p class="visually-hidden" aria-live="polite">${this.spoken()}</p>`}picture(e){let{plot:t,height:n}=e;return c`<svg width=${this.width} height=${n} aria-hidden="true">
      <defs>
        <pattern id="estimated" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="ink" width="3" height="6"></rect>
        </pattern>
        <pattern id="late" width="5" height="5" patternUnits="userSpaceOnUse">
          <circle class="ink" cx="2.5" cy="2.5" r="1.3"></circle>
        </pattern>
      </defs>
      ${e.bands.map(i=>this.band(i,t))}
      ${e.ticks.map(i=>H`<line class=${i.value===0?"zero":"grid"} x1=${t.left} x2=${t.left+t.width} y1=${i.y} y2=${i.y}></line>
          <text class="tick" x=${t.left-6} y=${i.y+4} text-anchor="end">${this.formatTick(i.value,e.digits)}</text>`)}
      <text class="tick" x=${t.left-6} y="12" text-anchor="end">${this.data.unit}</text>
      ${this.chosen===null?h:H`<rect class="chosen" x=${t.left+this.chosen*e.step} y=${t.top} width=${e.step} height=${t.height}></rect>`}
      ${e.expected.map(i=>H`<rect class="expected" x=${i.x} y=${i.y} width=${i.width} height=${i.height}></rect>`)}
      ${e.bars.map(i=>H`<rect class=${i.running?"running":"bar"} x=${i.x} y=${i.y} width=${i.width} height=${i.height} fill=${i.color} rx="1.5"></rect>
          ${i.mark?H`<rect x=${i.x} y=${i.y} width=${i.width} height=${i.height} fill="url(#${i.mark})"></rect>`:h}`)}
      ${e.absent.map(i=>H`<rect class="absent" x=${i.x} y=${i.y} width=${i.width} height=${i.height} rx="2"></rect>`)}
      ${e.lines.map(i=>H`<path class="line" d=${i.path} stroke=${i.color}></path>`)}
      ${e.labels.map(i=>H`<text class="tick" x=${i.x} y=${n-4} text-anchor="middle">${i.text}</text>`)}
    </svg>`}band({x:e,width:t,level:n,strip:i},o){return H`<rect class="band" x=${e} y=${o.top} width=${t} height=${o.height} opacity=${.04+.2*n}></rect>
      <rect class="band" x=${e} y=${o.top-i} width=${t} height=${i} opacity=${.35+.5*n}></rect>`}tooltip(e){let t=this.chosenColumn;if(!t||this.chosen===null)return h;let n=e.plot.left+(this.chosen+.5)*e.step,i=n>this.width/2?`right:${this.width-n+e.step/2+8}px`:`left:${n+e.step/2+8}px`;return c`<div class="tooltip" style=${i}>
      <strong>${t.title}</strong>
      ${this.data.series.map(o=>c`<div><i style="background:${o.color}"></i>${o.name}<b>${this.valueText(o)}</b></div>`)}
      ${this.expectedText()??h} ${this.priceLine(t)}
      ${t.note?c`<em>${t.note}</em>`:h}
    </div>`}expectedText(){let e=this.chosen===null?null:this.data.expected?.[this.chosen];return e?c`<div>${this.format(e.low)} – ${this.format(e.high)}</div>`:void 0}priceLine(e){let t=Ce(this.data,e);return t===void 0?h:c`<div>${t}</div>`}get chosenColumn(){return this.chosen===null?void 0:this.data.columns[this.chosen]}valueText(e){let t=this.chosen===null?null:e.values[this.chosen];return t!=null?this.format(t):this.chosenColumn?.ahead?"–":this.unknown}spoken(){let e=this.chosenColumn;if(!e)return"";let t=this.data.series.map(a=>`${a.name} ${this.valueText(a)}`),n=this.chosen===null?null:this.data.expected?.[this.chosen],i=n?`${this.format(n.low)} – ${this.format(n.high)}`:void 0;return[e.title,...t,i,Ce(this.data,e),e.note].filter(a=>a!==void 0).join(", ")}choose(e){e!==this.chosen&&(this.chosen=e)}static{this.styles=[ue,y`
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
    `]}};g([w({attribute:!1})],U.prototype,"data",2),g([w({attribute:!1})],U.prototype,"format",2),g([w({attribute:!1})],U.prototype,"formatTick",2),g([w()],U.prototype,"summary",2),g([w()],U.prototype,"unknown",2),g([x()],U.prototype,"width",2),g([x()],U.prototype,"chosen",2);function tt(s,r){let e=document.createElement("a");e.href=URL.createObjectURL(new Blob([r],{type:"text/csv"})),e.download=`${s}.csv`,e.click(),URL.revokeObjectURL(e.href)}var W=class extends P{constructor(){super(...arguments);this.summary="";this.filename="smart-energy";this.asTable=!1;this.toggle=()=>{this.asTable=!this.asTable};this.download=()=>{tt(this.filename,Gr(this.data))}}t(e){return C(this.hass.language,e)}render(){return c`${this.asTable?this.table():this.chart()}
      <div class="tools">
        <ul class="legend">
          ${this.data.series.map(e=>c`<li><i class=${e.shape??"stacked"} style="--color:${e.color}"></i>${e.name}</li>`)}
          ${Vr(this.data,Me).map(e=>c`<li><i class=${e}></i>${this.t(`mark.${e}`)}</li>`)}
          ${this.prices()}
        </ul>
        <button @click=${this.toggle}>${this.t(this.asTable?"chart.chart":"chart.table")}</button>
        <button @click=${this.download}>${this.t("chart.csv")}</button>
      </div>`}prices(){let e=this.data.prices?.legend??[],t=n=>`--level:${n};--height:${Math.round(25+75*n)}%`;return e.map(({level:n,text:i})=>c`<li>${e.length>1?c`<i class="price" style=${t(n)}></i>`:h}${i}</li>`)}chart(){return c`<smart-energy-bar-chart
      .data=${this.data}
      .format=${this.format}
      .formatTick=${(e,t)=>R(this.hass,e,t)}
      .summary=${this.summary}
      .unknown=${this.t("state.unknown")}
    ></smart-energy-bar-chart>`}table(){let{columns:e,series:t,expected:n,prices:i}=this.data,o=e.some(({note:l})=>l!==void 0),a=(l,d=!1)=>l==null?d?"":this.t("state.unknown"):this.format(l);return c`<div class="scroll" tabindex="0" role="region" aria-label=${this.summary}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("chart.time")}</th>
            ${t.map(({name:l})=>c`<th scope="col">${l}</th>`)}
            ${n?c`<th scope="col">${this.t("chart.expected")}</th>`:h}
            ${i?c`<th scope="col">${this.t("chart.price")}</th>`:h}
            ${o?c`<th scope="col">${this.t("chart.note")}</th>`:h}
          </tr>
        </thead>
        <tbody>
          ${e.map((l,d)=>{let u=n?.[d];return c`<tr>
              <th scope="row">${l.title}</th>
              ${t.map(({values:m})=>c`<td>${a(m[d],l.ahead)}</td>`)}
              ${n?c`<td>${u?`${a(u.low)} – ${a(u.high)}`:""}</td>`:h}
              ${i?c`<td>${Ce(this.data,l)??""}</td>`:h}
              ${o?c`<td class="note">${l.note??""}</td>`:h}
            </tr>`})}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.t("chart.total")}</th>
            ${t.map(({values:l})=>c`<td>${a(Oe(l))}</td>`)}
            ${[n,i,o].map(l=>l?c`<td></td>`:h)}
          </tr>
        </tfoot>
      </table>
    </div>`}static{this.styles=[me,Ge,y`
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
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      th:first-child {
        text-align: left;
        font-weight: normal;
      }
      td.note {
        min-width: 160px;
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
    `]}};g([w({attribute:!1})],W.prototype,"hass",2),g([w({attribute:!1})],W.prototype,"data",2),g([w({attribute:!1})],W.prototype,"format",2),g([w()],W.prototype,"summary",2),g([w()],W.prototype,"filename",2),g([x()],W.prototype,"asTable",2);var L=class extends P{constructor(){super(...arguments);this.row=String;this.format=String;this.unit="";this.summary="";this.filename="smart-energy";this.withNumbers=!1}t(e){return C(this.hass.language,e)}render(){let e=this.values[0]?.length??0,t=this.withNumbers?1:6;return c`<div
        class="scroll"
        tabindex=${this.withNumbers?"0":h}
        role="region"
        aria-label=${this.summary}
      >
        <table class=${this.withNumbers?"numbers":"colors"} aria-label=${this.summary}>
          <thead>
            <tr>
              <td></td>
              ${Array.from({length:e},(n,i)=>c`<th scope="col"><span class=${i%t===0?h:"visually-hidden"}>${i}</span></th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.values.map((n,i)=>this.tableRow(n,i))}
          </tbody>
        </table>
      </div>
      <p class="summary">${this.summary}</p>
      <div class="tools">
        <button
          @click=${()=>{this.withNumbers=!this.withNumbers}}
        >
          ${this.t(this.withNumbers?"chart.colors":"chart.table")}
        </button>
        <button
          @click=${()=>{tt(this.filename,this.csv())}}
        >
          ${this.t("chart.csv")}
        </button>
      </div>`}tableRow(e,t){return c`<tr>
      <th scope="row">${this.row(t)}</th>
      ${e.map((n,i)=>{let o=n===null?this.t("state.unknown"):this.format(n);return c`<td style="background:${this.paint(n)}" title="${this.row(t)} ${i}: ${o}">
          <span class=${this.withNumbers?h:"visually-hidden"}>${o}</span>
        </td>`})}
    </tr>`}paint(e){let t=this.values.flat().filter(a=>a!==null),n=Math.min(0,...t),i=Math.max(...t);if(e===null||i<=n)return"none";let o=this.withNumbers?45:100;return`color-mix(in srgb, var(--primary-color) ${Math.round((e-n)/(i-n)*o)}%, transparent)`}csv(){let e=Array.from({length:this.values[0]?.length??0},(n,i)=>`${i} (${this.unit})`),t=this.values.map((n,i)=>[this.row(i),...n.map(o=>o===null?"":String(o))]);return At([["",...e],...t])}static{this.styles=[me,Ge,ue,y`
      :host {
        display: block;
      }
      .scroll {
        position: relative;
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: separate;
        border-spacing: 1px;
        font-size: 12px;
      }
      .colors {
        table-layout: fixed;
      }
      th {
        overflow: visible;
        font-weight: normal;
        text-align: left;
        white-space: nowrap;
        color: var(--secondary-text-color);
      }
      .colors th[scope="row"],
      .colors thead td {
        width: 40px;
      }
      tbody td {
        position: relative;
        height: 18px;
        border-radius: 2px;
        box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--divider-color) 60%, transparent);
      }
      .numbers td {
        padding: 4px 6px;
        text-align: right;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .summary {
        margin: 8px 0;
        color: var(--secondary-text-color);
      }
    `]}};g([w({attribute:!1})],L.prototype,"hass",2),g([w({attribute:!1})],L.prototype,"values",2),g([w({attribute:!1})],L.prototype,"row",2),g([w({attribute:!1})],L.prototype,"format",2),g([w()],L.prototype,"unit",2),g([w()],L.prototype,"summary",2),g([w()],L.prototype,"filename",2),g([x()],L.prototype,"withNumbers",2);async function cn(s){await window.customElements.whenDefined("home-assistant");for(let[r,e]of Object.entries(s))window.customElements.get(r)||window.customElements.define(r,e)}function Ts(s,r){return(e,t)=>{let n=e.entities[t];return n?.platform==="smart_energy"&&r.includes(n.translation_key??"")&&n.device_id?{config:{type:`custom:${s}`,devices:[n.device_id]}}:null}}function dn(s,r){let e=t=>C(document.documentElement.lang,t);return Object.defineProperties(r,{name:{get:()=>e(s),enumerable:!0},description:{get:()=>e(`${s}_help`),enumerable:!0}})}function un(s){let r=window.customCards??=[];for(let{card:t,keys:n}of s){let i=`smart-energy-${t}-card`;r.some(o=>o.type===i)||r.push(dn(`card.${t}`,{type:i,preview:!0,getEntitySuggestion:Ts(i,n)}))}let e=window.customStrategies??=[];e.some(({type:t})=>t==="smart-energy")||e.push(dn("card.strategy",{type:"smart-energy",strategyType:"dashboard"}))}function mn(s){let{status:r,power:e,voltage:t,current:n,energy:i}=s.entities,o=(a,l)=>a===void 0?[]:[{type:"tile",entity:a,...l}];return{type:"grid",cards:[{type:"heading",heading:s.name,icon:"mdi:meter-electric",...r===void 0?{}:{badges:[{type:"entity",entity:r,show_state:!0,show_icon:!0,state_content:["state","last_changed"]}]}},...o(e,{name:"Power",icon:"mdi:flash",color:"amber",grid_options:{columns:"full",rows:2},features:[{type:"trend-graph",hours_to_show:1}]}),...o(t,{name:"Voltage"}),...o(n,{name:"Current"}),...o(i,{name:"Energy register",grid_options:{columns:"full"}})]}}var hn={number:[{type:"numeric-input",style:"buttons"}],select:[{type:"select-options"}]};function pn(s,r){return[{type:"grid",cards:[{type:"markdown",content:C(s.language,"settings.explanation"),text_only:!0,grid_options:{columns:"full"}},As(C(s.language,"settings.tariff"),"mdi:cash-clock")]},...r.flatMap(e=>Rs(s,e))]}function As(s,r){return{type:"button",name:s,icon:r,tap_action:{action:"navigate",navigation_path:"/config/integrations/integration/smart_energy"},grid_options:{columns:"full",rows:1}}}function Rs(s,r){let e=Object.values(r.entities).filter(t=>s.entities[t]?.entity_category==="config").map(t=>({id:t,domain:t.split(".")[0]??""})).filter(({domain:t})=>["number","switch","select"].includes(t)).sort((t,n)=>t.domain.localeCompare(n.domain)||t.id.localeCompare(n.id)).map(({id:t,domain:n})=>({type:"tile",entity:t,name:{type:"entity"},grid_options:{columns:"full"},...hn[n]?{features:hn[n],features_position:"inline"}:{}}));return e.length===0?[]:[{type:"grid",cards:[{type:"heading",heading:r.name,icon:"mdi:meter-electric"},...e]}]}var rt=class extends HTMLElement{static generate(r,e){let t=Ve(e);return Promise.resolve({title:"Smart Energy",views:[Es(e),Cs(e),Os(e),Ps(e,t),Ds(e,t)]})}};function Pe(s,r,e,t){return{title:C(s.language,`view.${r}`),path:r,icon:e,type:"sections",max_columns:3,sections:t}}function G(s,r=1){return{type:"grid",column_span:r,cards:s}}function I(s,r={}){return{type:`custom:smart-energy-${s}-card`,grid_options:{columns:"full"},...r}}function Es(s){return Pe(s,"overview","mdi:lightning-bolt",[G([I("alerts",{compact:!0}),I("live")]),G([I("usage")]),G([I("costs"),I("forecast")])])}function Cs(s){return Pe(s,"analytics","mdi:chart-bar",[G([I("usage",{span:"month"})],2),G([I("compare")]),G([I("costs")]),G([I("forecast")],2)])}function Os(s){return Pe(s,"alerts","mdi:alert-circle-outline",[G([I("alerts")],2)])}function Ps(s,r){return Pe(s,"devices","mdi:meter-electric",[G([I("devices")]),...r.map(mn)])}function Ds(s,r){return Pe(s,"settings","mdi:cog",pn(s,r))}un([{card:"live",keys:["power","voltage","current"]},{card:"devices",keys:["status","power"]},{card:"usage",keys:["energy","energy_export","energy_today"]},{card:"alerts",keys:[...Dt,"alert"]},{card:"compare",keys:["energy","energy_today"]},{card:"costs",keys:["cost_today","cost_total","cost_billing_period","price"]},{card:"forecast",keys:["energy_expected_today","energy_expected_tomorrow"]}]);cn({"ll-strategy-dashboard-smart-energy":rt,"smart-energy-alerts-card":X,"smart-energy-bar-chart":U,"smart-energy-chart":W,"smart-energy-compare-card":Te,"smart-energy-costs-card":Ae,"smart-energy-devices-card":Re,"smart-energy-forecast-card":Xe,"smart-energy-heat-map":L,"smart-energy-live-card":et,"smart-energy-usage-card":ae});
