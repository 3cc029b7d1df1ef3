var on=Object.defineProperty;var an=Object.getOwnPropertyDescriptor;var g=(i,r,e,t)=>{for(var n=t>1?void 0:t?an(r,e):r,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=(t?o(r,e,n):o(n))||n);return t&&n&&on(r,e,n),n};var kt={overcurrent:"A",overvoltage:"V",undervoltage:"V",power_limit:"W",power_spike:"W",meter_offline:"s",no_mains:"V",import_budget:"kWh",unusual_hour:"kWh",unusual_day:"kWh",standby_rise:"W"},ln=["unusual_hour","unusual_day","standby_rise"];function Mt({kind:i}){return ln.includes(i)}var Tt=Object.keys(kt);function At(i){return kt[i]??""}function Rt(i,r){return r.flatMap(t=>Object.values(t.entities).flatMap(n=>{let s=i.states[n],o=n.startsWith("binary_sensor.")&&typeof s?.attributes.alert_id=="string";return s&&o&&s.state==="on"?[Ct(i,t,s.attributes,Date.parse(s.last_changed))]:[]})).sort((t,n)=>Number(t.acknowledged)-Number(n.acknowledged)||n.since-t.since)}function Ct(i,r,e,t){let n=String(e.kind??"");return{id:String(e.alert_id??""),meter:r,kind:n,name:cn(i,r,n),value:_t(e.value),limit:_t(e.limit),since:St(e.since)??t,until:St(e.until),acknowledged:e.acknowledged===!0||e.acknowledged_by!==void 0,explanation:typeof e.explanation=="string"?e.explanation:null}}function cn(i,r,e){let n=i.states[r.entities[e]??""]?.attributes.friendly_name;return n?n.startsWith(`${r.name} `)?n.slice(r.name.length+1):n:e}function _t(i){return typeof i=="number"&&Number.isFinite(i)?i:null}function St(i){let r=typeof i=="string"?Date.parse(i):NaN;return Number.isNaN(r)?null:r}function Et(i,r,e){let t=new Map;for(let{attributes:n}of e){if(typeof n.alert_id!="string")continue;let s=Ct(i,r,n,0);t.set(s.id,dn(t.get(s.id),s))}return[...t.values()].sort((n,s)=>s.since-n.since)}function dn(i,r){return i?{...r,until:r.until??i.until,explanation:r.explanation??i.explanation,acknowledged:r.acknowledged||i.acknowledged}:r}var Oe=globalThis,De=Oe.ShadowRoot&&(Oe.ShadyCSS===void 0||Oe.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Qe=Symbol(),Ot=new WeakMap,me=class{constructor(r,e,t){if(this._$cssResult$=!0,t!==Qe)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=r,this.t=e}get styleSheet(){let r=this.o,e=this.t;if(De&&r===void 0){let t=e!==void 0&&e.length===1;t&&(r=Ot.get(e)),r===void 0&&((this.o=r=new CSSStyleSheet).replaceSync(this.cssText),t&&Ot.set(e,r))}return r}toString(){return this.cssText}},Dt=i=>new me(typeof i=="string"?i:i+"",void 0,Qe),y=(i,...r)=>{let e=i.length===1?i[0]:r.reduce((t,n,s)=>t+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+i[s+1],i[0]);return new me(e,i,Qe)},Pt=(i,r)=>{if(De)i.adoptedStyleSheets=r.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of r){let t=document.createElement("style"),n=Oe.litNonce;n!==void 0&&t.setAttribute("nonce",n),t.textContent=e.cssText,i.appendChild(t)}},Xe=De?i=>i:i=>i instanceof CSSStyleSheet?(r=>{let e="";for(let t of r.cssRules)e+=t.cssText;return Dt(e)})(i):i;var{is:un,defineProperty:mn,getOwnPropertyDescriptor:hn,getOwnPropertyNames:pn,getOwnPropertySymbols:fn,getPrototypeOf:gn}=Object,Pe=globalThis,Ht=Pe.trustedTypes,yn=Ht?Ht.emptyScript:"",vn=Pe.reactiveElementPolyfillSupport,he=(i,r)=>i,pe={toAttribute(i,r){switch(r){case Boolean:i=i?yn:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,r){let e=i;switch(r){case Boolean:e=i!==null;break;case Number:e=i===null?null:Number(i);break;case Object:case Array:try{e=JSON.parse(i)}catch{e=null}}return e}},He=(i,r)=>!un(i,r),Nt={attribute:!0,type:String,converter:pe,reflect:!1,useDefault:!1,hasChanged:He};Symbol.metadata??=Symbol("metadata"),Pe.litPropertyMetadata??=new WeakMap;var j=class extends HTMLElement{static addInitializer(r){this._$Ei(),(this.l??=[]).push(r)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(r,e=Nt){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(r)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(r,e),!e.noAccessor){let t=Symbol(),n=this.getPropertyDescriptor(r,t,e);n!==void 0&&mn(this.prototype,r,n)}}static getPropertyDescriptor(r,e,t){let{get:n,set:s}=hn(this.prototype,r)??{get(){return this[e]},set(o){this[e]=o}};return{get:n,set(o){let a=n?.call(this);s?.call(this,o),this.requestUpdate(r,a,t)},configurable:!0,enumerable:!0}}static getPropertyOptions(r){return this.elementProperties.get(r)??Nt}static _$Ei(){if(this.hasOwnProperty(he("elementProperties")))return;let r=gn(this);r.finalize(),r.l!==void 0&&(this.l=[...r.l]),this.elementProperties=new Map(r.elementProperties)}static finalize(){if(this.hasOwnProperty(he("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(he("properties"))){let e=this.properties,t=[...pn(e),...fn(e)];for(let n of t)this.createProperty(n,e[n])}let r=this[Symbol.metadata];if(r!==null){let e=litPropertyMetadata.get(r);if(e!==void 0)for(let[t,n]of e)this.elementProperties.set(t,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(r){let e=[];if(Array.isArray(r)){let t=new Set(r.flat(1/0).reverse());for(let n of t)e.unshift(Xe(n))}else r!==void 0&&e.push(Xe(r));return e}static _$Eu(r,e){let t=e.attribute;return t===!1?void 0:typeof t=="string"?t:typeof r=="string"?r.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(r=>this.enableUpdating=r),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(r=>r(this))}addController(r){(this._$EO??=new Set).add(r),this.renderRoot!==void 0&&this.isConnected&&r.hostConnected?.()}removeController(r){this._$EO?.delete(r)}_$E_(){let r=new Map,e=this.constructor.elementProperties;for(let t of e.keys())this.hasOwnProperty(t)&&(r.set(t,this[t]),delete this[t]);r.size>0&&(this._$Ep=r)}createRenderRoot(){let r=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Pt(r,this.constructor.elementStyles),r}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(r=>r.hostConnected?.())}enableUpdating(r){}disconnectedCallback(){this._$EO?.forEach(r=>r.hostDisconnected?.())}attributeChangedCallback(r,e,t){this._$AK(r,t)}_$ET(r,e){let t=this.constructor.elementProperties.get(r),n=this.constructor._$Eu(r,t);if(n!==void 0&&t.reflect===!0){let s=(t.converter?.toAttribute!==void 0?t.converter:pe).toAttribute(e,t.type);this._$Em=r,s==null?this.removeAttribute(n):this.setAttribute(n,s),this._$Em=null}}_$AK(r,e){let t=this.constructor,n=t._$Eh.get(r);if(n!==void 0&&this._$Em!==n){let s=t.getPropertyOptions(n),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:pe;this._$Em=n;let a=o.fromAttribute(e,s.type);this[n]=a??this._$Ej?.get(n)??a,this._$Em=null}}requestUpdate(r,e,t,n=!1,s){if(r!==void 0){let o=this.constructor;if(n===!1&&(s=this[r]),t??=o.getPropertyOptions(r),!((t.hasChanged??He)(s,e)||t.useDefault&&t.reflect&&s===this._$Ej?.get(r)&&!this.hasAttribute(o._$Eu(r,t))))return;this.C(r,e,t)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(r,e,{useDefault:t,reflect:n,wrapped:s},o){t&&!(this._$Ej??=new Map).has(r)&&(this._$Ej.set(r,o??e??this[r]),s!==!0||o!==void 0)||(this._$AL.has(r)||(this.hasUpdated||t||(e=void 0),this._$AL.set(r,e)),n===!0&&this._$Em!==r&&(this._$Eq??=new Set).add(r))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let r=this.scheduleUpdate();return r!=null&&await r,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[n,s]of this._$Ep)this[n]=s;this._$Ep=void 0}let t=this.constructor.elementProperties;if(t.size>0)for(let[n,s]of t){let{wrapped:o}=s,a=this[n];o!==!0||this._$AL.has(n)||a===void 0||this.C(n,void 0,s,a)}}let r=!1,e=this._$AL;try{r=this.shouldUpdate(e),r?(this.willUpdate(e),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(e)):this._$EM()}catch(t){throw r=!1,this._$EM(),t}r&&this._$AE(e)}willUpdate(r){}_$AE(r){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(r)),this.updated(r)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(r){return!0}update(r){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(r){}firstUpdated(r){}};j.elementStyles=[],j.shadowRootOptions={mode:"open"},j[he("elementProperties")]=new Map,j[he("finalized")]=new Map,vn?.({ReactiveElement:j}),(Pe.reactiveElementVersions??=[]).push("2.1.2");var ot=globalThis,Lt=i=>i,Ne=ot.trustedTypes,Ut=Ne?Ne.createPolicy("lit-html",{createHTML:i=>i}):void 0,Ft="$lit$",Z=`lit$${Math.random().toFixed(9).slice(2)}$`,zt="?"+Z,bn=`<${zt}>`,se=document,ge=()=>se.createComment(""),ye=i=>i===null||typeof i!="object"&&typeof i!="function",at=Array.isArray,wn=i=>at(i)||typeof i?.[Symbol.iterator]=="function",et=`[ 	
\f\r]`,fe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,It=/-->/g,Bt=/>/g,re=RegExp(`>|${et}(?:([^\\s"'>=/]+)(${et}*=${et}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Wt=/'/g,jt=/"/g,qt=/^(?:script|style|textarea|title)$/i,lt=i=>(r,...e)=>({_$litType$:i,strings:r,values:e}),c=lt(1),H=lt(2),Ts=lt(3),K=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),Kt=new WeakMap,ne=se.createTreeWalker(se,129);function Vt(i,r){if(!at(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ut!==void 0?Ut.createHTML(r):r}var xn=(i,r)=>{let e=i.length-1,t=[],n,s=r===2?"<svg>":r===3?"<math>":"",o=fe;for(let a=0;a<e;a++){let l=i[a],d,u,m=-1,p=0;for(;p<l.length&&(o.lastIndex=p,u=o.exec(l),u!==null);)p=o.lastIndex,o===fe?u[1]==="!--"?o=It:u[1]!==void 0?o=Bt:u[2]!==void 0?(qt.test(u[2])&&(n=RegExp("</"+u[2],"g")),o=re):u[3]!==void 0&&(o=re):o===re?u[0]===">"?(o=n??fe,m=-1):u[1]===void 0?m=-2:(m=o.lastIndex-u[2].length,d=u[1],o=u[3]===void 0?re:u[3]==='"'?jt:Wt):o===jt||o===Wt?o=re:o===It||o===Bt?o=fe:(o=re,n=void 0);let f=o===re&&i[a+1].startsWith("/>")?" ":"";s+=o===fe?l+bn:m>=0?(t.push(d),l.slice(0,m)+Ft+l.slice(m)+Z+f):l+Z+(m===-2?a:f)}return[Vt(i,s+(i[e]||"<?>")+(r===2?"</svg>":r===3?"</math>":"")),t]},ve=class i{constructor({strings:r,_$litType$:e},t){let n;this.parts=[];let s=0,o=0,a=r.length-1,l=this.parts,[d,u]=xn(r,e);if(this.el=i.createElement(d,t),ne.currentNode=this.el.content,e===2||e===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(n=ne.nextNode())!==null&&l.length<a;){if(n.nodeType===1){if(n.hasAttributes())for(let m of n.getAttributeNames())if(m.endsWith(Ft)){let p=u[o++],f=n.getAttribute(m).split(Z),x=/([.?@])?(.*)/.exec(p);l.push({type:1,index:s,name:x[2],strings:f,ctor:x[1]==="."?rt:x[1]==="?"?nt:x[1]==="@"?st:le}),n.removeAttribute(m)}else m.startsWith(Z)&&(l.push({type:6,index:s}),n.removeAttribute(m));if(qt.test(n.tagName)){let m=n.textContent.split(Z),p=m.length-1;if(p>0){n.textContent=Ne?Ne.emptyScript:"";for(let f=0;f<p;f++)n.append(m[f],ge()),ne.nextNode(),l.push({type:2,index:++s});n.append(m[p],ge())}}}else if(n.nodeType===8)if(n.data===zt)l.push({type:2,index:s});else{let m=-1;for(;(m=n.data.indexOf(Z,m+1))!==-1;)l.push({type:7,index:s}),m+=Z.length-1}s++}}static createElement(r,e){let t=se.createElement("template");return t.innerHTML=r,t}};function ae(i,r,e=i,t){if(r===K)return r;let n=t!==void 0?e._$Co?.[t]:e._$Cl,s=ye(r)?void 0:r._$litDirective$;return n?.constructor!==s&&(n?._$AO?.(!1),s===void 0?n=void 0:(n=new s(i),n._$AT(i,e,t)),t!==void 0?(e._$Co??=[])[t]=n:e._$Cl=n),n!==void 0&&(r=ae(i,n._$AS(i,r.values),n,t)),r}var tt=class{constructor(r,e){this._$AV=[],this._$AN=void 0,this._$AD=r,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(r){let{el:{content:e},parts:t}=this._$AD,n=(r?.creationScope??se).importNode(e,!0);ne.currentNode=n;let s=ne.nextNode(),o=0,a=0,l=t[0];for(;l!==void 0;){if(o===l.index){let d;l.type===2?d=new be(s,s.nextSibling,this,r):l.type===1?d=new l.ctor(s,l.name,l.strings,this,r):l.type===6&&(d=new it(s,this,r)),this._$AV.push(d),l=t[++a]}o!==l?.index&&(s=ne.nextNode(),o++)}return ne.currentNode=se,n}p(r){let e=0;for(let t of this._$AV)t!==void 0&&(t.strings!==void 0?(t._$AI(r,t,e),e+=t.strings.length-2):t._$AI(r[e])),e++}},be=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(r,e,t,n){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=r,this._$AB=e,this._$AM=t,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let r=this._$AA.parentNode,e=this._$AM;return e!==void 0&&r?.nodeType===11&&(r=e.parentNode),r}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(r,e=this){r=ae(this,r,e),ye(r)?r===h||r==null||r===""?(this._$AH!==h&&this._$AR(),this._$AH=h):r!==this._$AH&&r!==K&&this._(r):r._$litType$!==void 0?this.$(r):r.nodeType!==void 0?this.T(r):wn(r)?this.k(r):this._(r)}O(r){return this._$AA.parentNode.insertBefore(r,this._$AB)}T(r){this._$AH!==r&&(this._$AR(),this._$AH=this.O(r))}_(r){this._$AH!==h&&ye(this._$AH)?this._$AA.nextSibling.data=r:this.T(se.createTextNode(r)),this._$AH=r}$(r){let{values:e,_$litType$:t}=r,n=typeof t=="number"?this._$AC(r):(t.el===void 0&&(t.el=ve.createElement(Vt(t.h,t.h[0]),this.options)),t);if(this._$AH?._$AD===n)this._$AH.p(e);else{let s=new tt(n,this),o=s.u(this.options);s.p(e),this.T(o),this._$AH=s}}_$AC(r){let e=Kt.get(r.strings);return e===void 0&&Kt.set(r.strings,e=new ve(r)),e}k(r){at(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,t,n=0;for(let s of r)n===e.length?e.push(t=new i(this.O(ge()),this.O(ge()),this,this.options)):t=e[n],t._$AI(s),n++;n<e.length&&(this._$AR(t&&t._$AB.nextSibling,n),e.length=n)}_$AR(r=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);r!==this._$AB;){let t=Lt(r).nextSibling;Lt(r).remove(),r=t}}setConnected(r){this._$AM===void 0&&(this._$Cv=r,this._$AP?.(r))}},le=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(r,e,t,n,s){this.type=1,this._$AH=h,this._$AN=void 0,this.element=r,this.name=e,this._$AM=n,this.options=s,t.length>2||t[0]!==""||t[1]!==""?(this._$AH=Array(t.length-1).fill(new String),this.strings=t):this._$AH=h}_$AI(r,e=this,t,n){let s=this.strings,o=!1;if(s===void 0)r=ae(this,r,e,0),o=!ye(r)||r!==this._$AH&&r!==K,o&&(this._$AH=r);else{let a=r,l,d;for(r=s[0],l=0;l<s.length-1;l++)d=ae(this,a[t+l],e,l),d===K&&(d=this._$AH[l]),o||=!ye(d)||d!==this._$AH[l],d===h?r=h:r!==h&&(r+=(d??"")+s[l+1]),this._$AH[l]=d}o&&!n&&this.j(r)}j(r){r===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,r??"")}},rt=class extends le{constructor(){super(...arguments),this.type=3}j(r){this.element[this.name]=r===h?void 0:r}},nt=class extends le{constructor(){super(...arguments),this.type=4}j(r){this.element.toggleAttribute(this.name,!!r&&r!==h)}},st=class extends le{constructor(r,e,t,n,s){super(r,e,t,n,s),this.type=5}_$AI(r,e=this){if((r=ae(this,r,e,0)??h)===K)return;let t=this._$AH,n=r===h&&t!==h||r.capture!==t.capture||r.once!==t.once||r.passive!==t.passive,s=r!==h&&(t===h||n);n&&this.element.removeEventListener(this.name,this,t),s&&this.element.addEventListener(this.name,this,r),this._$AH=r}handleEvent(r){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,r):this._$AH.handleEvent(r)}},it=class{constructor(r,e,t){this.element=r,this.type=6,this._$AN=void 0,this._$AM=e,this.options=t}get _$AU(){return this._$AM._$AU}_$AI(r){ae(this,r)}};var $n=ot.litHtmlPolyfillSupport;$n?.(ve,be),(ot.litHtmlVersions??=[]).push("3.3.3");var Gt=(i,r,e)=>{let t=e?.renderBefore??r,n=t._$litPart$;if(n===void 0){let s=e?.renderBefore??null;t._$litPart$=n=new be(r.insertBefore(ge(),s),s,void 0,e??{})}return n._$AI(i),n};var ct=globalThis,D=class extends j{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let r=super.createRenderRoot();return this.renderOptions.renderBefore??=r.firstChild,r}update(r){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(r),this._$Do=Gt(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return K}};D._$litElement$=!0,D.finalized=!0,ct.litElementHydrateSupport?.({LitElement:D});var _n=ct.litElementPolyfillSupport;_n?.({LitElement:D});(ct.litElementVersions??=[]).push("4.2.2");var Sn={attribute:!0,type:String,converter:pe,reflect:!1,hasChanged:He},kn=(i=Sn,r,e)=>{let{kind:t,metadata:n}=e,s=globalThis.litPropertyMetadata.get(n);if(s===void 0&&globalThis.litPropertyMetadata.set(n,s=new Map),t==="setter"&&((i=Object.create(i)).wrapped=!0),s.set(e.name,i),t==="accessor"){let{name:o}=e;return{set(a){let l=r.get.call(this);r.set.call(this,a),this.requestUpdate(o,l,i,!0,a)},init(a){return a!==void 0&&this.C(o,void 0,i,a),a}}}if(t==="setter"){let{name:o}=e;return function(a){let l=this[o];r.call(this,a),this.requestUpdate(o,l,i,!0,a)}}throw Error("Unsupported decorator location: "+t)};function b(i){return(r,e)=>typeof e=="object"?kn(i,r,e):((t,n,s)=>{let o=n.hasOwnProperty(s);return n.constructor.createProperty(s,t),o?Object.getOwnPropertyDescriptor(n,s):void 0})(i,r,e)}function w(i){return b({...i,state:!0,attribute:!1})}var Zt={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Yt=i=>(...r)=>({_$litDirective$:i,values:r}),Ue=class{constructor(r){}get _$AU(){return this._$AM._$AU}_$AT(r,e,t){this._$Ct=r,this._$AM=e,this._$Ci=t}_$AS(r,e){return this.update(r,e)}update(r,e){return this.render(...e)}};var Ie=Yt(class extends Ue{constructor(i){if(super(i),i.type!==Zt.ATTRIBUTE||i.name!=="class"||i.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(i){return" "+Object.keys(i).filter(r=>i[r]).join(" ")+" "}update(i,[r]){if(this.st===void 0){this.st=new Set,i.strings!==void 0&&(this.nt=new Set(i.strings.join(" ").split(/\s/).filter(t=>t!=="")));for(let t in r)r[t]&&!this.nt?.has(t)&&this.st.add(t);return this.render(r)}let e=i.element.classList;for(let t of this.st)t in r||(e.remove(t),this.st.delete(t));for(let t in r){let n=!!r[t];n===this.st.has(t)||this.nt?.has(t)||(n?(e.add(t),this.st.add(t)):(e.remove(t),this.st.delete(t)))}return K}});var Mn={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function R(i){return i.locale.time_zone==="server"?i.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone}function dt(i){let{number_format:r,language:e}=i.locale;if(r!=="system")return Mn[r]??e}function A(i,r,e){return new Intl.NumberFormat(dt(i),{minimumFractionDigits:e,maximumFractionDigits:e,useGrouping:i.locale.number_format!=="none"}).format(r===0?0:r)}function F(i,r,e){return new Intl.NumberFormat(dt(i),{style:"currency",currency:e}).format(r===0?0:r)}function Jt(i,r,e){return`${new Intl.NumberFormat(dt(i),{style:"currency",currency:e,minimumFractionDigits:2,maximumFractionDigits:4}).format(r)}/kWh`}function we(i,r){if(r===void 0)return;let e=i.states[r]?.attributes.unit_of_measurement?.split("/")[0]??"";return/^[A-Z]{3}$/.test(e)?e:i.config.currency??void 0}function Be(i,r){return`${A(i,r*100,0)} %`}function $(i,r){let e=Math.abs(r),t=e>=1e3?0:e>=100?1:e>=1?2:3;return`${A(i,r,t)} kWh`}function z(i,r){return Math.abs(r)>=1e4?`${A(i,r/1e3,2)} kW`:`${A(i,r,Math.abs(r)<100?1:0)} W`}function _(i,r,e){let t=i.locale.time_format;return new Intl.DateTimeFormat(t==="system"?void 0:i.locale.language,{timeZone:R(i),...e.hour&&(t==="12"||t==="24")?{hour12:t==="12"}:{},...e}).format(r)}function Y(i){let e=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"].indexOf(i.locale.first_weekday);if(e>=0)return e;let t=new Intl.Locale(i.locale.language);return((t.getWeekInfo?.()??t.weekInfo)?.firstDay??1)%7}function We(i){return i instanceof Object&&"message"in i?String(i.message):typeof i=="number"?void 0:String(i)}function ce(i,r){i.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:r},bubbles:!0,composed:!0}))}var Qt={"state.loading":"Wird geladen …","state.empty":"Noch keine Daten. Die erste Stunde erscheint, sobald Home Assistant sie zusammengefasst hat.","state.no_meters":"Noch kein Zähler. Unter Einstellungen, Geräte & Dienste, Smart Energy lässt sich einer hinzufügen.","state.error":"Das ließ sich nicht laden: {reason}","state.disconnected":"Home Assistant ist nicht erreichbar. Zu sehen sind die letzten bekannten Werte.","state.retry":"Noch einmal versuchen","state.offline":"Offline","state.unknown":"Unbekannt","chart.table":"Als Tabelle zeigen","chart.chart":"Als Diagramm zeigen","chart.csv":"CSV herunterladen","chart.time":"Zeit","chart.total":"Summe","chart.expected":"Erwarteter Bereich","usage.title":"Verbrauch","usage.hour":"Stunde","usage.day":"Tag","usage.week":"Woche","usage.month":"Monat","usage.year":"Jahr","usage.energy":"kWh","usage.money":"Geld","usage.previous":"Früher","usage.next":"Später","usage.now":"Jetzt","usage.unit":"Anzeigen","usage.period":"Zeitraum","usage.summary":"{title}, {range}: insgesamt {total}.","usage.exported":"Eingespeist von {name}","usage.no_cost":"Für diese Zähler ist kein Tarif gewählt; daher gibt es keine Kosten.","usage.incomplete":"läuft noch","live.title":"Jetzt","live.importing":"aus dem Netz","live.exporting":"ins Netz","live.still":"kein Fluss","live.trend":"Leistung der letzten Stunde","live.voltage":"Spannung","live.current":"Strom","live.power_factor":"Leistungsfaktor","live.frequency":"Frequenz","live.energy_today":"Heute","live.cost_today":"Kosten heute","compare.title":"Vergleich bis zu diesem Moment","compare.week":"Woche","compare.month":"Monat","compare.year":"Jahr","compare.this":"{span}","compare.before":"Davor, bis zu diesem Moment","compare.rest":"Davor, der Rest","compare.more":"{percent} mehr als davor","compare.less":"{percent} weniger als davor","compare.same":"so viel wie davor","compare.none":"Kein Vergleich möglich: für den Zeitraum davor gibt es keine Daten.","compare.profile":"Übliche Woche","compare.profile_summary":"Mittlere Energie nach Wochentag und Stunde über die letzten {weeks} Wochen, von {low} bis {high}.","compare.so_far":"Bisher {now}, davor bis zu diesem Moment {before}","span.week":"Diese Woche","span.month":"Dieser Monat","span.year":"Dieses Jahr","devices.title":"Geräte","devices.sort":"Sortieren nach","devices.power":"Leistung","devices.today":"Heute","devices.cost":"Kosten","devices.name":"Name","devices.rest":"Rest von {name}","devices.today_is":"heute {value}","devices.standby":"ständig {value}","view.overview":"Übersicht","view.analytics":"Auswertung","view.alerts":"Meldungen","view.devices":"Geräte","view.settings":"Einstellungen","settings.explanation":"Grenzwerte, Sicherung, Nennspannung und Budget gehören zum jeweiligen Zähler. Sie gelten auch für die Bridge und für Zähler, die sie lesen.","settings.tariff":"Tarife und Optionen","alerts.title":"Meldungen","alerts.none":"Alles in Ordnung: keine Meldungen.","alerts.silent":"Keine Meldungen, aber nicht verbunden: {names}","alerts.limit":"(Grenze {limit})","alerts.since":"seit {time}","alerts.acknowledge":"Quittieren","alerts.acknowledged":"quittiert","alerts.history":"Letzte {days} Tage","alerts.filter":"Anzeigen","alerts.all":"Alle Arten","alerts.no_history":"Keine Meldungen in dieser Zeit.","forecast.title":"Vorhersage","forecast.today":"Heute erwartet","forecast.tomorrow":"Morgen erwartet","forecast.measured":"Gemessen","forecast.expected":"Erwartet","forecast.none":"Es gibt noch keine Vorhersage.","costs.title":"Kosten","costs.none":"Für diese Zähler ist noch kein Tarif gewählt, daher gibt es keine Rechnung.","costs.by":"Aufteilen nach","costs.item":"Tarifzeit","costs.component":"Bestandteil","costs.device":"Gerät","costs.since":"seit {date}","costs.projected":"Erwartet für den ganzen Zeitraum","costs.budget":"Budget","costs.within":"Bisher {used} des Budgets, erwartet {expected}.","costs.over":"Bisher {used} des Budgets; erwartet {expected}, also mehr als das Budget.","costs.tier":"Stufe {name}: {used} von {limit} verbraucht.","costs.last_tier":"Stufe {name}, die letzte: {used} verbraucht.","costs.estimated":"Die Energie von {hours} Stunden ist geschätzt.","costs.missing":"Die Energie von {hours} Stunden fehlt.","live.cost_now":"Kosten jetzt","live.per_hour":"{amount} je Stunde","state.connection":"Home Assistant ist nicht erreichbar.","state.stale":"Nicht aktuell, das Laden ist gescheitert: {reason}","chart.price":"Preis","chart.note":"Hinweis","mark.missing":"noch nicht bekannt","mark.estimated":"geschätzt","mark.late":"nachgetragen","usage.missing":"seit {hours} h nichts gehört","usage.estimated":"{hours} h geschätzt","usage.late":"{hours} h nachgetragen","live.no_trend":"Die Leistung der letzten Stunde ist nicht bekannt.","live.trend_summary":"Leistung der letzten Stunde, von {low} bis {high}","live.minutes_ago":"vor {minutes} Minuten","devices.seen":"gehört {time}","devices.offline_since":"Offline seit {time}","forecast.look_back":"Am Vortag für {hours} der letzten 24 Stunden vorhergesagt: {expected}. Gekommen: {measured}.","compare.now_marked":"{name}: {hours} h dieser Zeit sind geschätzt oder noch nicht bekannt.","compare.before_marked":"{name}: {hours} h der Zeit davor sind geschätzt.","component.energy":"Energie","component.export":"Einspeisung","component.standing":"Grundpreis","component.demand":"Leistung","component.tax":"Steuer","component.rounding":"Rundung","component.minimum":"Mindestbetrag","unit.day":"Tage","unit.month":"Monate","unit.year":"Jahre","form.title":"Titel","form.title_help":"Anstelle des eigenen Titels der Karte.","form.devices":"Zähler","form.devices_help":"Zähler und Stromkreise, die gezeigt werden. Alle, wenn keiner gewählt ist.","form.span":"Zeitraum","form.span_help":"Womit die Karte beginnt. Auf der Karte lässt es sich ändern.","form.unit":"Anzeigen","form.unit_help":"Energie, oder was sie kostet. Geld braucht einen Tarif.","form.prices":"Preise hinter den Balken","form.prices_help":"Für Tag und Woche, wenn der Zähler einen Tarif hat. An, solange du es nicht abschaltest.","form.sort":"Sortieren nach","form.sort_help":"Zähler, die offline sind, stehen immer zuerst.","form.compact":"Nur was jetzt nicht stimmt","form.compact_help":"Ohne Titel und Verlauf.","component.discount":"Rabatt","unit.billing period":"Abrechnungszeiträume","forecast.without":"Ohne {names}: noch keine Vorhersage.","chart.colors":"Als Farben zeigen","alerts.of":"von","alerts.all_meters":"Alle Zähler","alerts.lasting":"(dauert an)","state.no_chosen":"Die Zähler, die für diese Karte gewählt wurden, gibt es nicht mehr.","state.add_meter":"Zu den Zählern","usage.nothing":"Aus dieser Zeit gibt es keine Daten.","card.live":"Smart Energy: jetzt","card.live_help":"Spannung, Strom, Leistung und ihre Richtung, die letzte Stunde, und heute bisher.","card.devices":"Smart Energy: Geräte","card.devices_help":"Jeder Zähler und Stromkreis mit Leistung, Energie heute, Anteil und Standby.","card.usage":"Smart Energy: Verbrauch","card.usage_help":"Energie oder Geld nach Stunde, Tag, Woche, Monat und Jahr, mit Preisen dahinter.","card.alerts":"Smart Energy: Alarme","card.alerts_help":"Was jetzt nicht stimmt, zum Quittieren, und was war.","card.compare":"Smart Energy: Vergleich","card.compare_help":"Diese Woche, dieser Monat oder dieses Jahr gegen das davor, bis zu diesem Moment.","card.costs":"Smart Energy: Kosten","card.costs_help":"Die Rechnung bisher, nach Tarifzeit, Bestandteil und Gerät, mit Aussicht und Budget.","card.forecast":"Smart Energy: Vorhersage","card.forecast_help":"Die nächsten 24 Stunden mit ihrem Band, neben dem, was gemessen wurde.","card.strategy":"Smart Energy","card.strategy_help":"Leistung, Energie, Kosten, Vergleich, Vorhersage und Alarme aller Zähler; ordnet sich selbst.","costs.circuit":"davon {name}","costs.rest":"davon der Rest"};var xe={"state.loading":"Loading …","state.empty":"There is no data yet. The first hour appears after Home Assistant has compiled it.","state.no_meters":"No meter yet. Add one under Settings, Devices & services, Smart Energy.","state.error":"This could not be loaded: {reason}","state.disconnected":"Home Assistant cannot be reached. The last known values are shown.","state.retry":"Try again","state.offline":"Offline","state.unknown":"Unknown","chart.table":"Show as table","chart.chart":"Show as chart","chart.csv":"Download CSV","chart.time":"Time","chart.total":"Total","chart.expected":"Expected range","usage.title":"Usage","usage.hour":"Hour","usage.day":"Day","usage.week":"Week","usage.month":"Month","usage.year":"Year","usage.energy":"kWh","usage.money":"Money","usage.previous":"Earlier","usage.next":"Later","usage.now":"Now","usage.unit":"Show","usage.period":"Period","usage.summary":"{title}, {range}: {total} in all.","usage.exported":"Exported by {name}","usage.no_cost":"No tariff is set for these meters, so there is no cost to show.","usage.incomplete":"still running","live.title":"Now","live.importing":"from the grid","live.exporting":"to the grid","live.still":"no flow","live.trend":"Power over the last hour","live.voltage":"Voltage","live.current":"Current","live.power_factor":"Power factor","live.frequency":"Frequency","live.energy_today":"Today","live.cost_today":"Cost today","compare.title":"Comparison to this moment","compare.week":"Week","compare.month":"Month","compare.year":"Year","compare.this":"This {span}","compare.before":"Before, to this moment","compare.rest":"Before, the rest","compare.more":"{percent} more than before","compare.less":"{percent} less than before","compare.same":"as much as before","compare.none":"Nothing to compare with: there are no data of the period before.","compare.profile":"Usual week","compare.profile_summary":"Mean energy by weekday and hour over the last {weeks} weeks, from {low} to {high}.","compare.so_far":"{now} so far, {before} by this moment before","span.week":"week","span.month":"month","span.year":"year","devices.title":"Devices","devices.sort":"Sort by","devices.power":"Power","devices.today":"Today","devices.cost":"Cost","devices.name":"Name","devices.rest":"Rest of {name}","devices.today_is":"today {value}","devices.standby":"always on {value}","view.overview":"Overview","view.analytics":"Analytics","view.alerts":"Alerts","view.devices":"Devices","view.settings":"Settings","settings.explanation":"Alert limits, fuse rating, nominal voltage and budget belong to each meter. They are shared with the bridge and with meters that read them.","settings.tariff":"Tariffs and options","alerts.title":"Alerts","alerts.none":"All is well: no alerts.","alerts.silent":"No alerts, but not connected: {names}","alerts.limit":"(limit {limit})","alerts.since":"since {time}","alerts.acknowledge":"Acknowledge","alerts.acknowledged":"acknowledged","alerts.history":"Last {days} days","alerts.filter":"Show","alerts.all":"All kinds","alerts.no_history":"No alerts in this time.","forecast.title":"Forecast","forecast.today":"Expected today","forecast.tomorrow":"Expected tomorrow","forecast.measured":"Measured","forecast.expected":"Expected","forecast.none":"There is no forecast yet.","costs.title":"Costs","costs.none":"No tariff is chosen for these meters yet, so there is no bill.","costs.by":"Break down by","costs.item":"Tariff period","costs.component":"Component","costs.device":"Device","costs.since":"since {date}","costs.projected":"Expected for the whole period","costs.budget":"Budget","costs.within":"{used} of the budget so far, {expected} expected.","costs.over":"{used} of the budget so far; {expected} expected, which is more than the budget.","costs.tier":"Tier {name}: {used} of {limit} used.","costs.last_tier":"Tier {name}, the last one: {used} used.","costs.estimated":"The energy of {hours} hours is estimated.","costs.missing":"The energy of {hours} hours is missing.","live.cost_now":"Cost now","live.per_hour":"{amount} an hour","state.connection":"Home Assistant cannot be reached.","state.stale":"Not up to date, this could not be loaded: {reason}","chart.price":"Price","chart.note":"Note","mark.missing":"not known yet","mark.estimated":"estimated","mark.late":"filled in late","usage.missing":"nothing heard for {hours} h","usage.estimated":"{hours} h estimated","usage.late":"{hours} h filled in late","live.no_trend":"The power of the last hour is not known.","live.trend_summary":"Power over the last hour, from {low} to {high}","live.minutes_ago":"{minutes} minutes ago","devices.seen":"seen {time}","devices.offline_since":"Offline since {time}","forecast.look_back":"Forecast the day before for {hours} of the last 24 hours: {expected}. Came: {measured}.","compare.now_marked":"{name}: {hours} h of this time are estimated or not known yet.","compare.before_marked":"{name}: {hours} h of the time before are estimated.","component.energy":"Energy","component.export":"Export","component.standing":"Standing charge","component.demand":"Demand","component.tax":"Tax","component.rounding":"Rounding","component.minimum":"Minimum bill","unit.day":"days","unit.month":"months","unit.year":"years","form.title":"Title","form.title_help":"In place of the card's own.","form.devices":"Meters","form.devices_help":"Meters and circuits to show. All, if you choose none.","form.span":"Period","form.span_help":"What the card begins with. It can be changed on the card.","form.unit":"Show","form.unit_help":"Energy, or what it costs. Money needs a tariff.","form.prices":"Prices behind the bars","form.prices_help":"For a day and a week, if the meter has a tariff. On unless you switch it off.","form.sort":"Sort by","form.sort_help":"Meters that are offline come first all the same.","form.compact":"Only what is wrong now","form.compact_help":"Leaves out title and history.","component.discount":"Discount","unit.billing period":"billing periods","forecast.without":"Without {names}: no forecast yet.","chart.colors":"Show as colours","alerts.of":"of","alerts.all_meters":"All meters","alerts.lasting":"(not over)","state.no_chosen":"The meters that were chosen for this card are not there any more.","state.add_meter":"To the meters","usage.nothing":"There are no data of this time.","card.live":"Smart Energy: now","card.live_help":"Voltage, current, power and its direction, the last hour, and today so far.","card.devices":"Smart Energy: devices","card.devices_help":"Every meter and circuit with its power, energy today, share and standby.","card.usage":"Smart Energy: usage","card.usage_help":"Energy or money by the hour, day, week, month and year, with prices behind.","card.alerts":"Smart Energy: alerts","card.alerts_help":"What is wrong now, to be acknowledged, and what was.","card.compare":"Smart Energy: comparison","card.compare_help":"This week, month or year against the one before, to this moment.","card.costs":"Smart Energy: costs","card.costs_help":"The bill so far, by tariff period, component and device, with projection and budget.","card.forecast":"Smart Energy: forecast","card.forecast_help":"The next 24 hours with their band, beside what was measured.","card.strategy":"Smart Energy","card.strategy_help":"Power, energy, cost, comparison, forecast and alerts of all your meters; it arranges itself.","costs.circuit":"of which {name}","costs.rest":"of which the rest"};var Xt={"state.loading":"Cargando …","state.empty":"Todavía no hay datos. La primera hora aparece cuando Home Assistant la haya resumido.","state.no_meters":"Todavía no hay ningún medidor. Añade uno en Ajustes, Dispositivos y servicios, Smart Energy.","state.error":"No se pudo cargar: {reason}","state.disconnected":"No se puede contactar con Home Assistant. Se muestran los últimos valores conocidos.","state.retry":"Reintentar","state.offline":"Sin conexión","state.unknown":"Desconocido","chart.table":"Mostrar como tabla","chart.chart":"Mostrar como gráfico","chart.csv":"Descargar CSV","chart.time":"Hora","chart.total":"Total","chart.expected":"Intervalo esperado","usage.title":"Consumo","usage.hour":"Hora","usage.day":"Día","usage.week":"Semana","usage.month":"Mes","usage.year":"Año","usage.energy":"kWh","usage.money":"Dinero","usage.previous":"Antes","usage.next":"Después","usage.now":"Ahora","usage.unit":"Mostrar","usage.period":"Periodo","usage.summary":"{title}, {range}: {total} en total.","usage.exported":"Vertido por {name}","usage.no_cost":"Estos medidores no tienen tarifa, así que no hay coste que mostrar.","usage.incomplete":"en curso","live.title":"Ahora","live.importing":"de la red","live.exporting":"a la red","live.still":"sin flujo","live.trend":"Potencia de la última hora","live.voltage":"Tensión","live.current":"Corriente","live.power_factor":"Factor de potencia","live.frequency":"Frecuencia","live.energy_today":"Hoy","live.cost_today":"Coste de hoy","compare.title":"Comparación hasta este momento","compare.week":"Semana","compare.month":"Mes","compare.year":"Año","compare.this":"{span}","compare.before":"Antes, hasta este momento","compare.rest":"Antes, el resto","compare.more":"{percent} más que antes","compare.less":"{percent} menos que antes","compare.same":"igual que antes","compare.none":"Nada con que comparar: no hay datos del periodo anterior.","compare.profile":"Semana habitual","compare.profile_summary":"Energía media por día de la semana y hora de las últimas {weeks} semanas, de {low} a {high}.","compare.so_far":"{now} hasta ahora, {before} antes hasta este momento","span.week":"Esta semana","span.month":"Este mes","span.year":"Este año","devices.title":"Dispositivos","devices.sort":"Ordenar por","devices.power":"Potencia","devices.today":"Hoy","devices.cost":"Coste","devices.name":"Nombre","devices.rest":"Resto de {name}","devices.today_is":"hoy {value}","devices.standby":"siempre {value}","view.overview":"Resumen","view.analytics":"Análisis","view.alerts":"Alertas","view.devices":"Dispositivos","view.settings":"Ajustes","settings.explanation":"Los límites de alerta, el fusible, la tensión nominal y el presupuesto son de cada medidor. También valen para el puente y para los medidores que los leen.","settings.tariff":"Tarifas y opciones","alerts.title":"Alertas","alerts.none":"Todo va bien: no hay alertas.","alerts.silent":"No hay alertas, pero sin conexión: {names}","alerts.limit":"(límite {limit})","alerts.since":"desde {time}","alerts.acknowledge":"Confirmar","alerts.acknowledged":"confirmada","alerts.history":"Últimos {days} días","alerts.filter":"Mostrar","alerts.all":"Todos los tipos","alerts.no_history":"No hubo alertas en este tiempo.","forecast.title":"Previsión","forecast.today":"Previsto hoy","forecast.tomorrow":"Previsto mañana","forecast.measured":"Medido","forecast.expected":"Previsto","forecast.none":"Todavía no hay previsión.","costs.title":"Costes","costs.none":"Estos medidores aún no tienen tarifa, así que no hay factura.","costs.by":"Desglosar por","costs.item":"Periodo tarifario","costs.component":"Concepto","costs.device":"Dispositivo","costs.since":"desde el {date}","costs.projected":"Previsto para todo el periodo","costs.budget":"Presupuesto","costs.within":"{used} del presupuesto hasta ahora, {expected} previsto.","costs.over":"{used} del presupuesto hasta ahora; {expected} previsto, más que el presupuesto.","costs.tier":"Tramo {name}: {used} de {limit} usados.","costs.last_tier":"Tramo {name}, el último: {used} usados.","costs.estimated":"La energía de {hours} horas es estimada.","costs.missing":"Falta la energía de {hours} horas.","live.cost_now":"Coste ahora","live.per_hour":"{amount} por hora","state.connection":"No se puede acceder a Home Assistant.","state.stale":"No está actualizado, no se pudo cargar: {reason}","chart.price":"Precio","chart.note":"Nota","mark.missing":"aún desconocido","mark.estimated":"estimado","mark.late":"completado más tarde","usage.missing":"sin noticias desde hace {hours} h","usage.estimated":"{hours} h estimadas","usage.late":"{hours} h completadas más tarde","live.no_trend":"No se conoce la potencia de la última hora.","live.trend_summary":"Potencia de la última hora, de {low} a {high}","live.minutes_ago":"hace {minutes} minutos","devices.seen":"visto {time}","devices.offline_since":"Sin conexión desde {time}","forecast.look_back":"Previsto el día anterior para {hours} de las últimas 24 horas: {expected}. Llegó: {measured}.","compare.now_marked":"{name}: {hours} h de este tiempo son estimadas o aún desconocidas.","compare.before_marked":"{name}: {hours} h del tiempo anterior son estimadas.","component.energy":"Energía","component.export":"Exportación","component.standing":"Término fijo","component.demand":"Potencia","component.tax":"Impuesto","component.rounding":"Redondeo","component.minimum":"Factura mínima","unit.day":"días","unit.month":"meses","unit.year":"años","form.title":"Título","form.title_help":"En lugar del título propio de la tarjeta.","form.devices":"Contadores","form.devices_help":"Contadores y circuitos que se muestran. Todos, si no eliges ninguno.","form.span":"Periodo","form.span_help":"Con qué empieza la tarjeta. Se puede cambiar en ella.","form.unit":"Mostrar","form.unit_help":"Energía, o lo que cuesta. El dinero necesita una tarifa.","form.prices":"Precios detrás de las barras","form.prices_help":"Para un día y una semana, si el contador tiene tarifa. Activado mientras no lo desactives.","form.sort":"Ordenar por","form.sort_help":"Los contadores sin conexión van siempre primero.","form.compact":"Solo lo que falla ahora","form.compact_help":"Sin título ni historial.","component.discount":"Descuento","unit.billing period":"periodos de facturación","forecast.without":"Sin {names}: aún no hay previsión.","chart.colors":"Mostrar como colores","alerts.of":"de","alerts.all_meters":"Todos los contadores","alerts.lasting":"(continúa)","state.no_chosen":"Los contadores elegidos para esta tarjeta ya no existen.","state.add_meter":"Ir a los contadores","usage.nothing":"No hay datos de este tiempo.","card.live":"Smart Energy: ahora","card.live_help":"Tensión, corriente, potencia y su sentido, la última hora, y lo que va de hoy.","card.devices":"Smart Energy: dispositivos","card.devices_help":"Cada contador y circuito con su potencia, energía de hoy, parte y consumo permanente.","card.usage":"Smart Energy: consumo","card.usage_help":"Energía o dinero por hora, día, semana, mes y año, con los precios detrás.","card.alerts":"Smart Energy: alertas","card.alerts_help":"Lo que falla ahora, para confirmarlo, y lo que falló.","card.compare":"Smart Energy: comparación","card.compare_help":"Esta semana, mes o año frente al anterior, hasta este momento.","card.costs":"Smart Energy: costes","card.costs_help":"La factura hasta ahora, por periodo, componente y dispositivo, con previsión y presupuesto.","card.forecast":"Smart Energy: previsión","card.forecast_help":"Las próximas 24 horas con su banda, junto a lo medido.","card.strategy":"Smart Energy","card.strategy_help":"Potencia, energía, coste, comparación, previsión y alertas de todos tus contadores; se ordena solo.","costs.circuit":"de ello, {name}","costs.rest":"de ello, el resto"};var er={de:Qt,en:xe,es:Xt};function ut(i){return i in xe}function E(i,r,e={}){return((er[i]??er[i.split("-")[0]??""]??xe)[r]??xe[r]).replace(/\{(\w+)\}/g,(s,o)=>e[o]??s)}var Cn="smart_energy";function je(i){let r=new Map;for(let t of Object.values(i.entities)){if(t.platform!==Cn||!t.device_id||!t.translation_key||t.hidden)continue;let n=r.get(t.device_id)??{};n[t.translation_key]=t.entity_id,r.set(t.device_id,n)}let e=[...r].flatMap(([t,n])=>{let s=i.devices[t];return s?[{id:t,name:En(s),parentId:On(s,r),entities:n}]:[]});return Dn(e)}function En(i){return i.name_by_user??i.name??i.id}function On(i,r){return i.via_device_id!==null&&r.has(i.via_device_id)?i.via_device_id:null}function Dn(i){let r=[...i].sort((e,t)=>e.name.localeCompare(t.name,void 0,{numeric:!0}));return r.filter(e=>e.parentId===null).flatMap(e=>[e,...r.filter(t=>t.parentId===e.id)])}function tr(i,r){return r?.length?i.filter(e=>r.includes(e.id)):i}function S(i){let r=new Set(i.map(e=>e.id));return i.filter(e=>e.parentId===null||!r.has(e.parentId))}function J(i,r,e){let t=r.entities[e],n=t===void 0?void 0:i.states[t]?.state;if(n===void 0||n.trim()==="")return null;let s=Number(n);return Number.isFinite(s)?s:null}var I=[{name:"title",kind:"text"},{name:"devices",kind:"devices"}];function rr(i){let r=e=>E(document.documentElement.lang,e);return{schema:i.map(e=>({name:e.name,selector:Pn(e,r),...e.standard===void 0?{}:{default:e.standard}})),computeLabel:({name:e})=>r(`form.${e}`),computeHelper:({name:e})=>r(`form.${e}_help`),assertConfig:e=>{mt(e,i)}}}function Pn({kind:i,choices:r=[],texts:e},t){switch(i){case"devices":return{device:{multiple:!0,filter:{integration:"smart_energy"}}};case"choice":return{select:{mode:"dropdown",options:r.map(n=>({value:n,label:t(`${e??""}.${n}`)}))}};default:return{[i]:{}}}}function mt(i,r){for(let e of r){let t=i[e.name];if(t!=null&&!Hn(t,e))throw new Error(`${e.name}: expected ${Nn(e)}, got ${JSON.stringify(t)}`)}}function Hn(i,{kind:r,choices:e}){switch(r){case"text":return typeof i=="string";case"boolean":return typeof i=="boolean";case"devices":return Array.isArray(i)&&i.every(t=>typeof t=="string");case"choice":return typeof i=="string"&&!!e?.includes(i)}}function Nn({kind:i,choices:r=[]}){return i==="choice"?`one of ${r.join(", ")}`:{text:"a text",boolean:"true or false",devices:"a list of device ids"}[i]}var v=class extends D{constructor(){super(...arguments);this.needsData=!0}static{this.options=I}static getStubConfig(){return{}}static getConfigForm(){return rr(this.options)}setConfig(e){mt(e,this.constructor.options),this.config=e}dataKey(){let{meters:e,hass:t}=this,n=e.map(({entities:o})=>t.states[o.tariff??""]?.state),s=e.map(({entities:o})=>o.cost_total);return[R(t),t.config.state,...e.map(({id:o})=>o),...n,...s].join(" ")}updated(){let e=this.hass.connected?this.dataKey():void 0;e!==void 0&&e!==this.asked&&this.meters.length>0&&this.refresh?.now(),this.asked=e}t(e,t){return E(this.hass.language,e,t)}get meters(){let{entities:e,devices:t}=this.hass;return(this.known?.entities!==e||this.known.devices!==t)&&(this.known={entities:e,devices:t,meters:je(this.hass)}),tr(this.known.meters,this.config.devices)}concerns(e,t){let n=e.get("hass");if(e.size>1||!n||["language","locale","entities","devices","connected","config"].some(o=>n[o]!==this.hass[o]))return!0;for(let o of t)if(n.states[o]!==this.hass.states[o])return!0;return!1}shouldUpdate(e){return this.concerns(e,this.watched())}*watched(){for(let e of this.meters)yield*Object.values(e.entities)}*tariffs(){for(let{entities:e}of this.meters)e.tariff!==void 0&&(yield e.tariff)}render(){let e=this.config.title??this.heading();return c`<ha-card>
      ${e?c`<h2>${e}</h2>`:h}
      ${this.hass.connected?h:c`<p class="notice" role="status">${this.t("state.disconnected")}</p>`}
      ${this.content()}
    </ha-card>`}content(){if(this.meters.length===0)return this.noMeters();let{error:e=null,loaded:t=!0}=this.refresh??{},n=e===null?h:this.failure(e,t||!this.needsData);return!t&&this.needsData?e===null?this.notice("state.loading"):c`${n}`:c`${n}${this.body()}`}noMeters(){return this.config.devices?.length?this.notice("state.no_chosen"):c`${this.notice("state.no_meters")}${this.link("state.add_meter")}`}link(e){return c`<a class="link" href="/config/integrations/integration/smart_energy">${this.t(e)}</a>`}notice(e){return c`<p class="notice" role="status">${this.t(e)}</p>`}failure(e,t){let n=We(e)??this.t("state.connection");return c`<p class="notice" role="alert">${this.t(t?"state.stale":"state.error",{reason:n})}</p>
      <button class="plain retry" @click=${()=>{this.refresh?.now()}}>${this.t("state.retry")}</button>`}static{this.styles=y`
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
  `}};g([b({attribute:!1})],v.prototype,"hass",2),g([w()],v.prototype,"config",2);var C=class{constructor(r,e){this.host=r;this.options=e;this.error=null;this.loaded=!1;this.retryMs=5e3;this.due=0;this.running=0;this.onVisibility=()=>{this.stop(),!document.hidden&&this.due>0&&this.schedule(Math.max(0,this.due-Date.now()))};r.addController(this)}hostConnected(){document.addEventListener("visibilitychange",this.onVisibility),this.onVisibility()}hostDisconnected(){document.removeEventListener("visibilitychange",this.onVisibility),this.stop()}async now(){if(this.stop(),document.hidden){this.due=Date.now();return}let r=++this.running;try{if(await this.options.load(),r!==this.running)return;this.error=null,this.loaded=!0,this.retryMs=5e3,this.schedule(this.untilBoundary())}catch(e){if(r!==this.running)return;this.error=e,this.schedule(this.retryMs),this.retryMs=Math.min(this.retryMs*2,3e5)}this.host.requestUpdate()}stop(){clearTimeout(this.timer),this.timer=void 0}schedule(r){this.due=Date.now()+r,document.hidden||(this.timer=setTimeout(()=>{this.now()},r))}untilBoundary(){let{everyMs:r}=this.options,e=Date.now()-2e4;return(Math.floor(e/r)+1)*r-e}};var nr=10,ht={dateStyle:"short",timeStyle:"short"},Q=class extends v{constructor(){super(...arguments);this.past=[];this.kind="";this.meterId="";this.failed=null;this.needsData=!1;this.refresh=new C(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...I,{name:"compact",kind:"boolean"}]}getCardSize(){return this.config.compact?1:6}getGridOptions(){return{columns:12,min_columns:6}}dataKey(){let e=this.meters.map(({entities:t})=>this.hass.states[t.alert??""]?.last_updated);return[super.dataKey(),...e].join(" ")}async load(){if(this.config.compact)return;let e=new Map(this.meters.flatMap(n=>n.entities.alert?[[n.entities.alert,n]]:[]));if(e.size===0)return;let t=await this.hass.callWS({type:"history/history_during_period",start_time:new Date(Date.now()-nr*864e5).toISOString(),entity_ids:[...e.keys()],minimal_response:!1,no_attributes:!1,significant_changes_only:!1});this.past=Object.entries(t).flatMap(([n,s])=>{let o=e.get(n),a=s.map(({s:l,a:d})=>({state:l,attributes:d??{}}));return o?Et(this.hass,o,a):[]}).sort((n,s)=>s.since-n.since)}heading(){return this.config.compact?null:this.t("alerts.title")}body(){let e=Rt(this.hass,this.meters);return c`${this.failed===null?h:c`<p class="notice" role="alert">${this.failed}</p>`}
    ${e.length?e.map(t=>this.banner(t)):this.allWell()}
    ${this.config.compact?h:this.pastList()}`}allWell(){let e=this.meters.filter(t=>this.hass.states[t.entities.status??""]?.state==="off");if(e.length){let t=e.map(({name:n})=>n).join(", ");return c`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.silent",{names:t})}
      </p>`}return c`<p class="well" role="status">
      <ha-icon icon="mdi:check-circle-outline"></ha-icon> ${this.t("alerts.none")}
    </p>`}banner(e){let t=e.limit===null?"":this.t("alerts.limit",{limit:this.amount(e,e.limit)});return c`<div class=${Ie({banner:!0,known:e.acknowledged||Mt(e)})} role="alert">
      <ha-icon icon="mdi:alert"></ha-icon>
      <button
        class="what"
        @click=${()=>{this.open(e)}}
      >
        <strong>${e.meter.name}: ${e.name}</strong>
        <span>${e.value===null?h:this.amount(e,e.value)} ${t}</span>
        <span>${this.t("alerts.since",{time:_(this.hass,e.since,ht)})}</span>
        ${e.explanation===null?h:c`<span class="why">${e.explanation}</span>`}
      </button>
      ${e.acknowledged?c`<span class="noted">${this.t("alerts.acknowledged")}</span>`:c`<button class="acknowledge" @click=${()=>{this.acknowledge(e)}}>
              ${this.t("alerts.acknowledge")}
            </button>`}
    </div>`}amount(e,t){let n=At(e.kind);return n==="W"?z(this.hass,t):n==="kWh"?$(this.hass,t):`${A(this.hass,t,n==="A"?2:n==="V"?1:0)} ${n}`.trim()}open(e){let t=e.meter.entities[e.kind];t&&ce(this,t)}async acknowledge(e){try{await this.hass.callService("smart_energy","acknowledge_alert",{alert_id:e.id}),this.failed=null}catch(t){this.failed=We(t)??this.t("state.connection")}}pastList(){let e=this.past.filter(({kind:s,meter:o})=>(this.kind===""||s===this.kind)&&(this.meterId===""||o.id===this.meterId)),t=new Map(this.past.map(({kind:s,name:o})=>[s,o])),n=new Map(this.past.map(({meter:s})=>[s.id,s.name]));return c`<div class="past">
      <h3>${this.t("alerts.history",{days:String(nr)})}</h3>
      ${this.filter("alerts.filter","alerts.all",t,this.kind,s=>this.kind=s)}
      ${this.filter("alerts.of","alerts.all_meters",n,this.meterId,s=>this.meterId=s)}
      ${e.length?c`<ul>
              ${e.map(s=>this.pastItem(s))}
            </ul>`:this.noPast()}
    </div>`}noPast(){return this.refresh.loaded?this.notice("alerts.no_history"):this.refresh.error===null?this.notice("state.loading"):h}filter(e,t,n,s,o){return n.size<2?h:c`<label
      >${this.t(e)}
      <select
        @change=${a=>{o(a.target.value)}}
      >
        <option value="" ?selected=${s===""}>${this.t(t)}</option>
        ${[...n].map(([a,l])=>c`<option value=${a} ?selected=${s===a}>${l}</option>`)}
      </select></label
    >`}pastItem(e){let t=e.until===null?this.t("alerts.lasting"):`– ${_(this.hass,e.until,ht)}`;return c`<li>
      <strong>${e.meter.name}: ${e.name}</strong>
      <span>${e.value===null?h:this.amount(e,e.value)}</span>
      <span class="time">${_(this.hass,e.since,ht)} ${t}</span>
      ${e.acknowledged?c`<span class="time">${this.t("alerts.acknowledged")}</span>`:h}
      ${e.explanation===null?h:c`<span class="why">${e.explanation}</span>`}
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
    `]}};g([w()],Q.prototype,"past",2),g([w()],Q.prototype,"kind",2),g([w()],Q.prototype,"meterId",2),g([w()],Q.prototype,"failed",2);var sr=["#4269d0","#f4bd4a","#ff725c","#6cc5b0","#a463f2","#ff8ab7","#9c6b4e","#97bbf5"];function ir(i){let r=i%sr.length+1;return`var(--graph-color-${r}, var(--color-${r}, ${sr[r-1]}))`}var Ke="var(--energy-grid-return-color, #8353d1)",de="var(--energy-grid-consumption-color, #488fc2)",pt="var(--disabled-color, #bdbdbd)",or="var(--secondary-text-color, #727272)";function ar(i,r){return i.callWS({type:"smart_energy/forecast",device_ids:r})}function lr(i,r){return i.callWS({type:"smart_energy/bill",device_ids:r})}function Fe(i,r,e,t){return i.callWS({type:"smart_energy/hours",device_ids:r,start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),prices:t})}function q(i,r,e,t){return c`<div class="choices" role="group" aria-label=${i}>
    ${r.map(({value:n,text:s})=>c`<button
          aria-pressed=${n===e?"true":"false"}
          @click=${()=>{t(n)}}
        >
          ${s}
        </button>`)}
  </div>`}var X=y`
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
`;var cr=new Map;function Ln(i){let r=cr.get(i);return r||(r=new Intl.DateTimeFormat("en-US",{timeZone:i,hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"}),cr.set(i,r)),r}function ue(i,r){let e={};for(let{type:d,value:u}of Ln(r).formatToParts(i))e[d]=Number(u);let{year:t=0,month:n=1,day:s=1,hour:o=0,minute:a=0,second:l=0}=e;return{year:t,month:n,day:s,hour:o,minute:a,second:l}}function ie(i,r){let e=ue(i,r);return Date.UTC(e.year,e.month-1,e.day,e.hour,e.minute,e.second)-Math.floor(i/1e3)*1e3}function ee(i,r,e,t){let n=Date.UTC(i,r-1,e),s=ie(n-864e5,t),o=ie(n+864e5,t),a=n-Math.max(s,o),l=n-Math.min(s,o);return ie(a,t)===n-a?a:ie(l,t)===n-l?l:Un(a-864e5,l,t)}function Un(i,r,e){let t=ie(i,e);for(;r-i>1e3;){let n=Math.floor((i+r)/2e3)*1e3;ie(n,e)===t?i=n:r=n}return r}function M(i,r,e,t=1,n=0){if(r==="hour"){let s=In(i,e)+n*36e5;return{start:s,end:s+36e5}}return{start:dr(i,r,e,t,n),end:dr(i,r,e,t,n+1)}}function In(i,r){let e=ie(i,r);return Math.floor((i+e)/36e5)*36e5-e}function dr(i,r,e,t,n){let{year:s,month:o,day:a}=ue(i,e);switch(r){case"day":return ee(s,o,a+n,e);case"week":{let l=new Date(Date.UTC(s,o-1,a)).getUTCDay();return ee(s,o,a-(l-t+7)%7+7*n,e)}case"month":return ee(s,o+n,1,e);case"year":return ee(s+n,1,1,e)}}function V(i,r,e,t=1){let n=[],s=M(i.start,r,e,t);for(;s.start<i.end;)s.start>=i.start&&n.push(s),s=M(s.end,r,e,t);return n}var ft=class{constructor(r){this.hass=r;this.waiting=[]}ask(r){return new Promise((e,t)=>{this.waiting.push({query:r,resolve:e,reject:t}),this.waiting.length===1&&setTimeout(()=>this.send())})}send(){let r=[];for(let e of this.waiting.sort((t,n)=>t.query.range.start-n.query.range.start)){let{range:t,resolution:n}=e.query,s=r.find(o=>o.resolution===n&&Bn(o.range,t));s?(s.range.end=Math.max(s.range.end,t.end),s.entries.push(e)):r.push({range:{...t},resolution:n,entries:[e]})}this.waiting=[];for(let e of r)this.sendGroup(e)}async sendGroup({range:r,resolution:e,entries:t}){try{let n=await this.hass.callWS({type:"recorder/statistics_during_period",start_time:new Date(r.start).toISOString(),end_time:new Date(r.end).toISOString(),statistic_ids:[...new Set(t.flatMap(({query:s})=>s.ids))],period:e,types:[...new Set(t.flatMap(({query:s})=>s.types))],units:{energy:"kWh",power:"W"}});for(let{query:s,resolve:o}of t)o(Wn(n,s))}catch(n){for(let{reject:s}of t)s(n)}}};function Bn(i,r){let e=Math.max(i.end,r.end);return r.start<=i.end&&(e-i.start<=7776e5||e===i.end)}function Wn(i,{ids:r,range:e}){let t=({start:n})=>n>=e.start&&n<e.end;return Object.fromEntries(r.flatMap(n=>{let s=i[n]?.filter(t);return s?.length?[[n,s]]:[]}))}var ur=new WeakMap;function B(i,r){if(r.ids.length===0)return Promise.resolve({});let e=ur.get(i.connection);return e||(e=new ft(i),ur.set(i.connection,e)),e.ask(r)}async function ze(i,r,e){let t={start:e.start-3e5,end:e.end},n=await B(i,{ids:r,range:t,resolution:"5minute",types:["sum"]}),s=Object.entries(n).map(([o,a])=>[o,a.slice(1).map((l,d)=>({start:l.start,end:l.end,change:jn(l,a[d])}))]);return Object.fromEntries(s)}function jn(i,r){return typeof i.sum=="number"&&typeof r?.sum=="number"?i.sum-r.sum:null}function mr(i,r,e,t){let n=M(i,r,e,t),s=M(i,r,e,t,-1),o=Kn(i,n,s,r,e);return{now:{start:n.start,end:i},before:s,moment:Math.min(o,s.end)}}function Kn(i,r,e,t,n){let s=ue(i,n),o=i-ee(s.year,s.month,s.day,n);if(t==="week"){let u=V(r,"day",n).findIndex(({end:m})=>i<m);return(V(e,"day",n)[u]?.start??e.end)+o}let a=ue(e.start,n),l=t==="month"?a.month:s.month,d=new Date(Date.UTC(a.year,l,0)).getUTCDate();return s.day>d?ee(a.year,l+1,1,n):ee(a.year,l,s.day,n)+o}function te(i,r){let e=null;for(let{start:t,end:n,change:s}of i){let o=Math.min(n,r.end)-Math.max(t,r.start);typeof s!="number"||o<=0||(e=(e??0)+s*(o/(n-t)))}return e}function hr(i,r,e,t,n){let s=e==="year"?"month":"day",o=M(r.now.start,e,t,n),a=V(o,s,t),l=V(r.before,s,t);return a.map((d,u)=>{let m=l[u],{moment:p}=r;return{period:d,now:te(i,{start:d.start,end:Math.min(d.end,r.now.end)}),before:m?te(i,{start:m.start,end:Math.min(m.end,p)}):null,rest:m?te(i,{start:Math.max(m.start,p),end:m.end}):null}})}function pr(i,r,e){let t=Array.from({length:7},()=>Array.from({length:24},()=>({sum:0,count:0})));for(let{start:n,change:s}of i){if(typeof s!="number")continue;let o=ue(n,r),a=new Date(Date.UTC(o.year,o.month-1,o.day)).getUTCDay(),l=t[(a-e+7)%7]?.[o.hour];l&&(l.sum+=s,l.count+=1)}return t.map(n=>n.map(({sum:s,count:o})=>o?s/o:null))}function $e(i){let r=new Map;for(let e of i.flat()){if(typeof e.change!="number")continue;let t=`${e.start} ${e.end}`,n=r.get(t);r.set(t,n?{...n,change:(n.change??0)+e.change}:{...e})}return[...r.values()].sort((e,t)=>e.start-t.start)}var _e=["missing","estimated","late"];function qe(i,r,e){let t=r.estimated.map(gt),n=e?t:t.filter(o=>fr(o,i.start)||fr(o,i.end)),s={missing:yt(i,r.missing.map(gt)),estimated:yt(i,n),late:yt(i,r.late.map(gt))};return Object.fromEntries(Object.entries(s).filter(([,o])=>o>0))}function gr(i){return _e.find(r=>i[r]!==void 0)??null}function gt({start:i,end:r}){return{start:Date.parse(i),end:Date.parse(r)}}function fr({start:i,end:r},e){return i<e&&e<r}function yt(i,r){return r.map(({start:t,end:n})=>Math.max(0,Math.min(n,i.end)-Math.max(t,i.start))).reduce((t,n)=>t+n,0)/36e5}var yr=["week","month","year"],vr=8,br=864e5,Fn=.1,Se=class extends v{constructor(){super(...arguments);this.span="week";this.rows=[];this.profile=[];this.hours={};this.refresh=new C(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.span=e.span??"week"}static{this.options=[...I,{name:"span",kind:"choice",choices:yr,standard:"week",texts:"compare"}]}getCardSize(){return 8}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("compare.title")}dataKey(){return[super.dataKey(),this.span].join(" ")}async load(){let e=R(this.hass),t=Date.now(),n=M(t,"hour",e),s=$e(Object.values(await ze(this.hass,this.ids,n))),o=s.at(-1)?.end??n.start,a=mr(o,this.span,e,Y(this.hass)),l=t-vr*7*br,d={start:Math.min(l,this.span==="year"?1/0:a.before.start),end:n.start},u={start:a.before.start,end:t},m=S(this.meters).map(({id:k})=>k),[p,f,x]=await Promise.all([this.ask(d,"hour"),this.span==="year"?this.year(a,n):Promise.resolve(void 0),Fe(this.hass,m,u,!1)]);this.hours=x,this.profile=pr(p.filter(({start:k})=>k>=l),e,Y(this.hass)),this.rows=[...f??p,...s],this.comparison=a}async year({before:e,moment:t},n){let s=R(this.hass),o=[M(t,"day",s),{...M(n.start,"day",s),end:n.start}],a={start:e.start,end:n.start};if(s!==this.hass.config.time_zone)return this.ask(a,"hour");let[l,...d]=await Promise.all([this.ask(a,"day"),...o.filter(({start:u,end:m})=>u<m).map(u=>this.ask(u,"hour"))]);return[...l.filter(({start:u})=>o.every(m=>u!==m.start)),...d.flat()]}async ask(e,t){let n=await B(this.hass,{ids:this.ids,range:e,resolution:t,types:["change"]});return $e(Object.values(n))}get ids(){return S(this.meters).flatMap(({entities:e})=>e.energy??[])}body(){let e=yr.map(t=>({value:t,text:this.t(`compare.${t}`)}));return c`<div class="controls">
        ${q(this.t("usage.period"),e,this.span,t=>this.span=t)}
      </div>
      ${this.comparison?this.compared(this.comparison):this.notice("state.loading")} ${this.usualWeek()}`}compared(e){let t=te(this.rows,e.now),n=te(this.rows,{start:e.before.start,end:e.moment});if(t===null||n===null)return this.notice("compare.none");let s=this.t("compare.so_far",{now:$(this.hass,t),before:$(this.hass,n)});return c`<p class="verdict">${this.verdict(t,n)}</p>
      <p class="notice">${s}</p>
      ${this.caution("compare.now_marked",e.now)}
      ${this.caution("compare.before_marked",{start:e.before.start,end:e.moment})}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(e)}
        .format=${o=>$(this.hass,o)}
        .summary=${s}
        filename="comparison"
      ></smart-energy-chart>`}caution(e,t){return c`${S(this.meters).map(({id:n,name:s})=>{let{missing:o=0,estimated:a=0}=this.hours[n]?qe(t,this.hours[n],!1):{};if(o+a<Fn)return h;let l=A(this.hass,o+a,1);return c`<p class="notice">${this.t(e,{name:s,hours:l})}</p>`})}`}verdict(e,t){let n=t>0?e/t-1:0,s=Be(this.hass,Math.abs(n));return Math.abs(n)<.005?this.t("compare.same"):this.t(n>0?"compare.more":"compare.less",{percent:s})}chartData(e){let t=hr(this.rows,e,this.span,R(this.hass),Y(this.hass)),n={week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}}[this.span],s=this.span==="year"?{month:"long"}:{weekday:"long",day:"numeric",month:"long"},o=l=>t.map(d=>d[l]),a=`color-mix(in srgb, ${pt} 45%, transparent)`;return{unit:"kWh",columns:t.map(({period:l})=>({label:_(this.hass,l.start,n),title:_(this.hass,l.start,s),...l,...l.start>=e.now.end?{ahead:!0}:{}})),series:[{name:this.t("compare.this",{span:this.t(`span.${this.span}`)}),color:de,values:o("now"),shape:"beside"},{name:this.t("compare.before"),color:pt,values:o("before")},{name:this.t("compare.rest"),color:a,values:o("rest")}]}}usualWeek(){let e=this.profile.flat().filter(o=>o!==null);if(e.length===0)return c``;let t={low:Math.min(...e),high:Math.max(...e)},n=this.t("compare.profile_summary",{weeks:String(vr),low:$(this.hass,t.low),high:$(this.hass,t.high)}),s=o=>new Intl.DateTimeFormat(this.hass.locale.language,{weekday:"short",timeZone:"UTC"}).format((3+Y(this.hass)+o)*br);return c`<h3>${this.t("compare.profile")}</h3>
      <smart-energy-heat-map
        .hass=${this.hass}
        .values=${this.profile}
        .row=${s}
        .format=${o=>$(this.hass,o)}
        .summary=${n}
        .unit=${"kWh"}
        filename="usual-week"
      ></smart-energy-heat-map>`}static{this.styles=[v.styles,X,y`
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
    `]}};g([w()],Se.prototype,"span",2);function wr(i,r){let e=new Map;for(let t of i){let n=e.get(r(t))??{amount:0,quantity:0,unit:t.unit};n.amount+=Number(t.amount),n.quantity+=Number(t.quantity),n.unit!==t.unit&&(n.unit=null),e.set(r(t),n)}return[...e].map(([t,{amount:n,quantity:s,unit:o}])=>({name:t,amount:n,quantity:o===null?null:{value:Number(s.toFixed(3)),unit:o}}))}function vt(i,r){return i===null||r===null||r<=0?null:i/r}function xr(i){let r=new Set(i.map(({currency:e})=>e));return r.size===1?[...r][0]??null:null}function $r(i,r){return S(i).flatMap(({id:e,name:t})=>{let n=r[e];if(!n)return[];let s=i.flatMap(l=>{let d=r[l.id];return l.parentId!==e||d?.currency!==n.currency?[]:[{name:l.name,amount:Number(d.total),quantity:null,inner:"circuit"}]}),o={name:t,amount:Number(n.total),quantity:null};if(s.length===0)return[o];let a=s.reduce((l,d)=>l-d.amount,o.amount);return[o,...s,{name:t,amount:a,quantity:null,inner:"rest"}]})}var zn=["item","component","device"],ke=class extends v{constructor(){super(...arguments);this.by="item";this.bills={};this.refresh=new C(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("costs.title")}watched(){return this.tariffs()}async load(){this.bills=await lr(this.hass,this.meters.map(({id:e})=>e))}body(){let e=S(this.meters).flatMap(({id:s})=>this.bills[s]??[]);if(!e[0])return c`${this.notice("costs.none")}${this.link("settings.tariff")}`;let n=xr(e);return n===null?c`${e.map(s=>this.figures([s],s.currency))}`:c`${this.figures(e,n)}
    ${q(this.t("costs.by"),zn.map(s=>({value:s,text:this.t(`costs.${s}`)})),this.by,s=>this.by=s)}
    ${this.breakdown(this.rows(e),n)} ${S(this.meters).map(s=>this.remarks(s))}`}figures(e,t){let n=m=>e.every(p=>p[m]!==null)?e.reduce((p,f)=>p+Number(f[m]),0):null,[s,o,a]=[n("total"),n("projected"),n("budget")],l=e[0],d=m=>m===null?this.t("state.unknown"):F(this.hass,m,t),u=l?_(this.hass,Date.parse(l.start),{dateStyle:"medium"}):"";return c`<p class="total">${d(s)}</p>
      <p class="notice">${this.t("costs.since",{date:u})}</p>
      <dl>
        <dt>${this.t("costs.projected")}</dt>
        <dd>${d(o)}</dd>
        ${a===null?h:c`<dt>${this.t("costs.budget")}</dt>
                <dd>${d(a)}</dd>`}
      </dl>
      ${this.meterOf(s,o,a)}`}meterOf(e,t,n){let s=vt(e,n);if(s===null)return h;let o=vt(t,n),a=u=>`${A(this.hass,u*100,0)} %`,l=this.t(o!==null&&o>1?"costs.over":"costs.within",{used:a(s),expected:o===null?this.t("state.unknown"):a(o)}),d=u=>`width:${Math.min(100,u*100)}%`;return c`<div class="budget" aria-hidden="true">
        ${o===null?h:c`<i class="expected" style=${d(o)}></i>`}
        <i class=${s>1?"used over":"used"} style=${d(s)}></i>
      </div>
      <p class="notice">${l}</p>`}rows(e){let{by:t}=this;if(t==="device")return $r(this.meters,this.bills);let n=wr(e.flatMap(({lines:s})=>s),s=>s[t]);return t==="item"?n:n.map(s=>({...s,name:this.component(s.name)}))}component(e){let t=`component.${e}`;return ut(t)?this.t(t):e}amountOf({quantity:e}){if(e===null)return"";let{value:t,unit:n}=e;return n==="kWh"?$(this.hass,t):`${A(this.hass,t,Number.isInteger(t)?0:2)} ${this.unitText(n)}`}unitText(e){let t=`unit.${e}`;return ut(t)?this.t(t):e}breakdown(e,t){return c`<table>
      <tbody>
        ${e.map(n=>c`<tr class=${n.inner===void 0?h:"inner"}>
              <th scope="row">${n.inner?this.t(`costs.${n.inner}`,{name:n.name}):n.name}</th>
              <td>${this.amountOf(n)}</td>
              <td>${F(this.hass,n.amount,t)}</td>
            </tr>`)}
      </tbody>
    </table>`}remarks(e){let t=this.bills[e.id];if(!t)return h;let n=u=>A(this.hass,u,u<10?1:0),s=[...t.estimated_hours>0?[this.t("costs.estimated",{hours:n(t.estimated_hours)})]:[],...t.missing_hours>0?[this.t("costs.missing",{hours:n(t.missing_hours)})]:[]],a=Object.keys(this.bills).length>1?`${e.name}: `:"",{tier:l}=t,d=l!==null&&(l.name!=="1"||l.limit_kwh!==null);return c`${d?this.tier(l,a):h}
    ${s.map(u=>c`<p class="notice">${a}${u}</p>`)}`}tier({name:e,used_kwh:t,limit_kwh:n},s){let o=$(this.hass,Number(t));if(n===null)return c`<p class="notice">${s}${this.t("costs.last_tier",{name:e,used:o})}</p>`;let a=$(this.hass,Number(n)),l=Number(n)>0?Math.min(100,Number(t)/Number(n)*100):100;return c`<p class="notice">${s}${this.t("costs.tier",{name:e,used:o,limit:a})}</p>
      <div class="budget" aria-hidden="true"><i class="used" style="width:${l}%"></i></div>`}static{this.styles=[v.styles,X,y`
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
    `]}};g([w()],ke.prototype,"by",2);function kr(i){let r=i.flatMap(s=>{let o=i.filter(({meter:a})=>a.parentId===s.meter.id);return o.length?[s,qn(s,o)]:[s]}),e=new Set(i.map(({meter:s})=>s.id)),n=i.filter(({meter:s})=>s.parentId===null||!e.has(s.parentId)).reduce((s,{todayKwh:o})=>s+(o??0),0);return r.map(s=>({...s,share:s.todayKwh!==null&&n>0?s.todayKwh/n:null}))}function qn(i,r){let e=t=>{let n=r.map(a=>a[t]),s=i[t];if(s===null||n.includes(null))return null;let o=s-n.reduce((a,l)=>a+(l??0),0);return o<-.05*Math.abs(s)?null:Math.max(0,o)};return{...i,untracked:!0,powerW:e("powerW"),todayKwh:e("todayKwh"),costToday:e("costToday"),standbyW:null,share:null}}var _r={power:"powerW",today:"todayKwh",cost:"costToday"};function Mr(i,r){let e=new Set(i.map(({meter:n})=>n.id)),t=i.filter(({meter:n,untracked:s})=>!s&&(n.parentId===null||!e.has(n.parentId)));return Sr(t,r).flatMap(n=>{let s=i.filter(({meter:o,untracked:a})=>o.parentId===n.meter.id||a&&o.id===n.meter.id);return[n,...Sr(s,r)]})}function Sr(i,r){let e=t=>t.online===!1&&!t.untracked?0:1;return[...i].sort((t,n)=>e(t)!==e(n)?e(t)-e(n):r==="name"?Number(t.untracked)-Number(n.untracked)||t.meter.name.localeCompare(n.meter.name,void 0,{numeric:!0}):(n[_r[r]]??-1/0)-(t[_r[r]]??-1/0)||t.meter.name.localeCompare(n.meter.name))}function Tr(i,r){let e=new Map;for(let{start:s,mean:o}of i){if(typeof o!="number")continue;let a=M(s,"day",r).start;e.set(a,[...e.get(a)??[],o])}let t=[...e.values()].filter(s=>s.length>=20).map(s=>Math.min(...s));if(t.length===0)return null;t.sort((s,o)=>s-o);let n=t.length>>1;return t.length%2?t[n]??null:((t[n-1]??0)+(t[n]??0))/2}var Ar=["power","today","cost","name"],Vn=7*864e5;function Rr(i,r){return r===void 0?null:i[r]??null}var Me=class extends v{constructor(){super(...arguments);this.sort="power";this.todayKwh={};this.standbyW={};this.refresh=new C(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.sort=e.sort??"power"}static{this.options=[...I,{name:"sort",kind:"choice",choices:Ar,standard:"power",texts:"devices"}]}getCardSize(){return 2+this.meters.length}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("devices.title")}async load(){let e=R(this.hass),t=Date.now(),n=M(t,"day",e),s=M(t,"hour",e),o=this.meters.flatMap(({entities:m})=>m.energy??[]),a=this.meters.flatMap(({entities:m})=>m.power??[]),[l,d,u]=await Promise.all([B(this.hass,{ids:o,range:{start:n.start,end:s.start},resolution:"hour",types:["change"]}),ze(this.hass,o,s),B(this.hass,{ids:a,range:{start:s.start-Vn,end:s.start},resolution:"hour",types:["mean"]})]);for(let m of o)this.todayKwh[m]=te([...l[m]??[],...d[m]??[]],n);for(let m of a)this.standbyW[m]=Tr(u[m]??[],e)}body(){let e=Mr(kr(this.meters.map(s=>this.row(s))),this.sort),t=e.some(({costToday:s})=>s!==null),n=Ar.filter(s=>t||s!=="cost");return c`<div class="controls">
        ${q(this.t("devices.sort"),n.map(s=>({value:s,text:this.t(`devices.${s}`)})),this.sort,s=>this.sort=s)}
      </div>
      <ul>
        ${e.map(s=>this.item(s))}
      </ul>`}row(e){let t=J(this.hass,e,"power");return{meter:e,untracked:!1,online:this.online(e)??t!==null,lastSeen:this.lastSeen(e),powerW:t,todayKwh:J(this.hass,e,"energy_today")??Rr(this.todayKwh,e.entities.energy),costToday:J(this.hass,e,"cost_today"),standbyW:Rr(this.standbyW,e.entities.power),share:null}}online(e){let t=this.hass.states[e.entities.status??""]?.state;return t==="on"||t==="off"?t==="on":null}lastSeen(e){let{last_reading:t,status:n,power:s}=e.entities,o=u=>this.hass.states[u??""],a=o(n)?.state==="off",l=o(t)?.state??(a?o(n)?.last_changed:o(s)?.last_updated),d=Date.parse(l??"");return Number.isNaN(d)?null:d}time(e){let n=e>=M(Date.now(),"day",R(this.hass)).start?{hour:"numeric",minute:"2-digit",second:"2-digit"}:{dateStyle:"short",timeStyle:"short"};return _(this.hass,e,n)}currency(e){return we(this.hass,e.entities.cost_today)??"EUR"}item(e){let t=e.untracked||e.meter.parentId!==null,n=e.online===!1&&!e.untracked;return c`<li class=${Ie({inner:t,dark:n})}>
      <button
        @click=${()=>{this.open(e)}}
      >
        <span class="name">${e.untracked?this.t("devices.rest",{name:e.meter.name}):e.meter.name}</span>
        <span class="now"
          >${n?this.offline(e):this.written(e.powerW,s=>z(this.hass,s))}</span
        >
        <span class="bar" aria-hidden="true"><i style="width:${Math.round((e.share??0)*100)}%"></i></span>
        <span class="today">
          ${this.t("devices.today_is",{value:this.written(e.todayKwh,s=>$(this.hass,s))})}
          ${this.ifKnown(e.share,s=>Be(this.hass,s))}
          ${this.ifKnown(e.costToday,s=>F(this.hass,s,this.currency(e.meter)))}
          ${n||e.untracked?h:this.ifKnown(e.lastSeen,s=>this.t("devices.seen",{time:this.time(s)}))}
          ${this.ifKnown(e.standbyW,s=>this.t("devices.standby",{value:z(this.hass,s)}))}
        </span>
      </button>
    </li>`}ifKnown(e,t){return e===null?h:c`<span>${t(e)}</span>`}written(e,t){return e===null?this.t("state.unknown"):t(e)}offline(e){let t=e.lastSeen===null?this.t("state.offline"):this.t("devices.offline_since",{time:this.time(e.lastSeen)});return c`<ha-icon icon="mdi:alert-circle-outline"></ha-icon> ${t}`}open({meter:e,untracked:t}){let n=e.entities[t?"energy":"power"];n&&ce(this,n)}static{this.styles=[v.styles,X,y`
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
    `]}};g([w()],Me.prototype,"sort",2);function Cr(i,r,e){let t=new Map(i.map(({start:s,change:o})=>[s,o??null])),n=r.map(({past:s,hours:o})=>Gn([...s,...o]));return e.map(({start:s})=>{let o=n.map(l=>l.get(s)),a=l=>o.length===0||o.includes(void 0)?null:o.reduce((d,u)=>d+(u?.[l]??0),0);return{start:s,measured:t.get(s)??null,expected:a("kwh"),low:a("p10"),high:a("p90")}})}function Gn(i){return new Map(i.map(r=>[Date.parse(r.start),r]))}function bt(i,r){let e=i.map(t=>t[r]);return e.length===0||e.includes(null)?null:e.reduce((t,n)=>t+(n??0),0)}function Er(i){let r={hours:0,measured:0,expected:0};for(let{measured:e,expected:t}of i)e===null||t===null||(r.hours+=1,r.measured+=e,r.expected+=t);return r}var wt=36e5,Or=24*wt,Ve=class extends v{constructor(){super(...arguments);this.forecasts={};this.statistics={};this.range={start:0,end:0};this.refresh=new C(this,{load:()=>this.load(),everyMs:wt})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("forecast.title")}watched(){return this.tariffs()}async load(){let e=M(Date.now(),"hour",R(this.hass));this.range={start:e.start-Or,end:e.start+Or};let t=S(this.meters),n=t.flatMap(({entities:a})=>a.energy??[]),[s,o]=await Promise.all([B(this.hass,{ids:n,range:{start:this.range.start,end:e.start},resolution:"hour",types:["change"]}),ar(this.hass,t.map(({id:a})=>a))]);this.statistics=s,this.forecasts=o}body(){let e=S(this.meters).filter(({id:a})=>this.forecasts[a]?.hours.length),t=e.flatMap(({id:a})=>this.forecasts[a]??[]);if(t.length===0)return this.none();let n=$e(e.map(({entities:a})=>this.statistics[a.energy??""]??[])),s=Cr(n,t,V(this.range,"hour",R(this.hass))),o=[["forecast.today",bt(t,"today_kwh")],["forecast.tomorrow",bt(t,"tomorrow_kwh")]];return c`<dl>
        ${o.map(([a,l])=>c`<div>
              <dt>${this.t(a)}</dt>
              <dd>${l===null?this.t("state.unknown"):$(this.hass,l)}</dd>
            </div>`)}
      </dl>
      ${this.lookBack(s)} ${this.without(e)}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(s)}
        .format=${a=>$(this.hass,a)}
        .summary=${this.summary(o)}
        filename="forecast"
      ></smart-energy-chart>`}lookBack(e){let{hours:t,expected:n,measured:s}=Er(e);return t===0?h:c`<p class="notice">
      ${this.t("forecast.look_back",{hours:String(t),expected:$(this.hass,n),measured:$(this.hass,s)})}
    </p>`}without(e){let t=S(this.meters).filter(s=>!e.includes(s));if(t.length===0)return h;let n=t.map(({name:s})=>s).join(", ");return c`<p class="notice">${this.t("forecast.without",{names:n})}</p>`}none(){let e=Object.values(this.forecasts).flatMap(({reason:t})=>t??[]);return c`${this.notice("forecast.none")} ${e.length?c`<p class="notice">${e[0]}</p>`:h}`}summary(e){return e.map(([t,n])=>`${this.t(t)}: ${n===null?this.t("state.unknown"):$(this.hass,n)}`).join(", ")}chartData(e){return{unit:"kWh",columns:e.map(({start:t})=>({label:_(this.hass,t,{hour:"numeric"}),title:_(this.hass,t,{weekday:"short",hour:"numeric",minute:"2-digit"}),start:t,end:t+wt})),series:[{name:this.t("forecast.measured"),color:de,values:e.map(({measured:t})=>t)},{name:this.t("forecast.expected"),color:or,values:e.map(({expected:t})=>t),shape:"line"}],expected:e.map(({low:t,high:n})=>t===null||n===null?null:{low:t,high:n})}}static{this.styles=[v.styles,y`
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
    `]}};function Dr(i,r){let e=i.filter(d=>d!==null),t=Math.min(0,...e),n=Math.max(0,...e,t+1),s=d=>i.length>1?d/(i.length-1)*100:50,o=d=>30-(d-t)/(n-t)*28,a="M",l=i.map((d,u)=>{if(d===null)return a="M","";let m=`${a}${s(u).toFixed(1)} ${o(d).toFixed(1)}`;return a="L",m});return c`<svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
    ${H`<path d=${l.join("")} fill="none" stroke=${r} stroke-width="2" vector-effect="non-scaling-stroke" stroke-linejoin="round"></path>`}
  </svg>`}async function Pr(i,r,e){if(r.length===0)return{};let t=await i.callWS({type:"history/history_during_period",start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),entity_ids:r,minimal_response:!0,no_attributes:!0,significant_changes_only:!1});return Object.fromEntries(Object.entries(t).map(([n,s])=>[n,s.map(Zn)]))}function Zn({s:i,lu:r}){let e=Number(i);return{time:r*1e3,value:i.trim()!==""&&Number.isFinite(e)?e:null}}function Hr(i,r,e){let t=(r.end-r.start)/e,n=Array.from({length:e},()=>({weighted:0,time:0}));return i.forEach(({time:s,value:o},a)=>{if(o===null)return;let l=Math.max(s,r.start),d=Math.min(i[a+1]?.time??r.end,r.end),u=Math.floor((l-r.start)/t);for(let m=u;m<e&&r.start+m*t<d;m++){let p=n[m],f=r.start+m*t,x=Math.min(d,f+t)-Math.max(l,f);!p||x<=0||(p.weighted+=o*x,p.time+=x)}}),n.map(({weighted:s,time:o})=>o>0?s/o:null)}function Nr(i,r){return Array.from({length:Math.ceil(i.length/r)},(e,t)=>{let n=i.slice(t*r,(t+1)*r).filter(s=>s!==null);return n.length?n.reduce((s,o)=>s+o,0)/n.length:null})}var Lr=36e5,Yn=.5,Jn=["voltage","current","power_factor","frequency"],Qn=["energy_today","cost_today"];function Xn(i,r){return i.states[r??""]?.attributes.unit_of_measurement??""}var Ge=class extends v{constructor(){super(...arguments);this.hour={end:0,points:{}};this.needsData=!1;this.refresh=new C(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 3*Math.max(1,S(this.meters).length)}getGridOptions(){return{columns:12,min_columns:6}}async load(){let e=Date.now(),t=S(this.meters).flatMap(({entities:n})=>n.power??[]);this.hour={end:e,points:await Pr(this.hass,t,{start:e-Lr,end:e})}}heading(){return this.t("live.title")}body(){let e=S(this.meters).map(t=>({meter:t,circuits:this.circuitsOf(t)}));return e.sort((t,n)=>+(n.circuits.length>0)-+(t.circuits.length>0)),c`<div class="meters">${e.map(({meter:t,circuits:n})=>this.meter(t,n))}</div>`}circuitsOf(e){return this.meters.filter(t=>t.parentId===e.id)}meter(e,t){let n=J(this.hass,e,"power");return c`<section aria-label=${e.name}>
      <button class="main" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span class="power">${n===null?this.t("state.offline"):z(this.hass,n)}</span>
        <span class="flow">${n===null?h:this.flow(n)}</span>
      </button>
      ${this.trend(e,n)}
      <dl>
        ${Jn.map(s=>this.value(e,s))} ${Qn.map(s=>this.value(e,s))}
        ${this.costNow(e,n)}
      </dl>
      ${t.length===0?h:c`<ul>
              ${t.map(s=>this.circuit(s))}
            </ul>`}
    </section>`}circuit(e){let t=J(this.hass,e,"power");return c`<li>
      <button class="circuit" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span>${t===null?this.t("state.offline"):z(this.hass,t)}</span>
      </button>
    </li>`}flow(e){let[t,n]=Math.abs(e)<Yn?["·","live.still"]:e<0?["↑","live.exporting"]:["↓","live.importing"];return c`<span aria-hidden="true">${t}</span> ${this.t(n)}`}trend(e,t){let n=this.hour.points[e.entities.power??""];if(!n)return h;let s=Date.now(),o=t===null?[]:[{time:Math.max(this.hour.end,s-1e3),value:t}],a=Hr([...n,...o],{start:s-Lr,end:s},60),l=t!==null&&t<0?Ke:de;return c`<div class="trend" title=${this.t("live.trend")}>${Dr(a,l)}</div>
      ${this.trendText(a)}`}trendText(e){let t=e.filter(a=>a!==null);if(t.length===0)return c`<p class="visually-hidden">${this.t("live.no_trend")}</p>`;let n=a=>a===null?this.t("state.unknown"):z(this.hass,a),[s,o]=[n(Math.min(...t)),n(Math.max(...t))];return c`<div class="visually-hidden">
      <table>
        <caption>
          ${this.t("live.trend_summary",{low:s,high:o})}
        </caption>
        <tbody>
          ${Nr(e,5).map((a,l)=>c`<tr>
                <th scope="row">${this.t("live.minutes_ago",{minutes:String(60-5*l)})}</th>
                <td>${n(a)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>`}value(e,t){let n=e.entities[t],s=n===void 0?void 0:this.hass.states[n];return s?c`<div class=${t}>
      <dt>${this.t(`live.${t}`)}</dt>
      <dd>${this.hass.formatEntityState(s)}</dd>
    </div>`:h}costNow(e,t){let[n,s]=Xn(this.hass,e.entities.price).split("/"),o=t===null?null:this.price(e,t);return o===null||t===null||!n||s!=="kWh"?h:this.hourCost(o*t/1e3,n)}price(e,t){if(t>=0)return J(this.hass,e,"price");let n=this.hass.states[e.entities.price??""]?.attributes.export_price;return typeof n=="number"?n:null}hourCost(e,t){return c`<div class="cost_now">
      <dt>${this.t("live.cost_now")}</dt>
      <dd>${this.t("live.per_hour",{amount:F(this.hass,e,t)})}</dd>
    </div>`}open(e,t){let n=e.entities[t];n&&ce(this,n)}static{this.styles=[v.styles,y`
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
    `]}};function Ae({prices:i},{price:r}){if(!i||!r)return;let{format:e}=i;return r.low===r.high?e(r.low):`${e(r.low)} – ${e(r.high)}`}function Ur(i,r){let e=new Set(i.series.flatMap(({marks:t})=>t??[]));return r.filter(t=>e.has(t))}function Ir(i){let r=["start","end",...i.series.map(({name:s})=>`${s} (${i.unit})`)],e=i.expected?[`low (${i.unit})`,`high (${i.unit})`]:[],t=i.prices?[`lowest price (${i.prices.unit})`,`highest price (${i.prices.unit})`]:[],n=i.columns.map((s,o)=>[new Date(s.start).toISOString(),new Date(s.end).toISOString(),...i.series.map(({values:a})=>Te(a[o])),...i.expected?[Te(i.expected[o]?.low),Te(i.expected[o]?.high)]:[],...i.prices?[Te(s.price?.low),Te(s.price?.high)]:[],s.note??""]);return xt([[...r,...e,...t,"note"],...n])}function xt(i){return i.map(r=>r.map(es).join(",")).join(`\r
`)+`\r
`}function Te(i){return i==null?"":String(i)}function es(i){let r=/^[=+@\t\r]|^-(?![\d.])/.test(i)?`'${i}`:i;return/[",\r\n]/.test(r)?`"${r.replaceAll('"','""')}"`:r}function Re(i){let r=i.filter(e=>e!==null);return r.length?r.reduce((e,t)=>e+t,0):null}function Br({currency:i,bands:r}){let e=r.map(({start:u,end:m,price:p,period:f})=>({start:Date.parse(u),end:Date.parse(m),price:Number(p),period:f}));if(i===null||e.length===0)return;let t=e.map(({price:u})=>u),[n,s]=[Math.min(...t),Math.max(...t)],o=[...new Set(t)].sort((u,m)=>u-m),a=(o.length>4?3:o.length)-1,l=u=>a===0?0:o.length<=4?o.indexOf(u)/a:Math.min(a,Math.floor((u-n)/(s-n)*(a+1)))/a,d=new Map;for(let{price:u,period:m}of e){let p=l(u),f=d.get(p)??{level:p,low:u,high:u,period:m};d.set(p,{level:p,low:Math.min(f.low,u),high:Math.max(f.high,u),period:f.period===m?m:""})}return{currency:i,bands:e.map(({start:u,end:m,price:p})=>({start:u,end:m,price:p,level:l(p)})),levels:[...d.values()].sort((u,m)=>u.level-m.level)}}function Wr(i,{start:r,end:e}){let t=i.bands.filter(n=>n.start<e&&n.end>r).map(({price:n})=>n);return t.length?{low:Math.min(...t),high:Math.max(...t)}:void 0}var ts={day:"hour",week:"day",month:"day",year:"month"};function jr(i,r,e,t,n=0){let s=ts[i];return{range:M(r,i,e.shown,t,n),bar:s,resolution:e.shown===e.home?s:"hour"}}function Kr(i,r){let e=r.map(()=>null);for(let{start:t,change:n}of i){if(typeof n!="number")continue;let s=rs(r,t);s!==null&&(e[s]=(e[s]??0)+n)}return e}function rs(i,r){let e=0,t=i.length;for(;e<t;){let s=e+t>>1;(i[s]?.end??1/0)<=r?e=s+1:t=s}let n=i[e];return n&&n.start<=r?e:null}function Fr(i,r,e){return V(i.range,i.bar,r,e)}var zr=["day","week","month","year"],qr=["energy","money"],ns=["day","week"],ss={day:{hour:"numeric"},week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}},is={day:{weekday:"short",hour:"numeric",minute:"2-digit"},week:{weekday:"long",day:"numeric",month:"long"},month:{weekday:"short",day:"numeric",month:"long"},year:{month:"long",year:"numeric"}},oe=class extends v{constructor(){super(...arguments);this.span="day";this.unit="energy";this.step=0;this.refresh=new C(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...I,{name:"span",kind:"choice",choices:zr,standard:"day",texts:"usage"},{name:"unit",kind:"choice",choices:qr,standard:"energy",texts:"usage"},{name:"prices",kind:"boolean",standard:!0}]}setConfig(e){super.setConfig(e),this.span=e.span??"day",this.unit=e.unit??"energy"}getCardSize(){return 6}getGridOptions(){return{columns:"full",min_columns:6}}heading(){return this.t("usage.title")}watched(){return this.tariffs()}dataKey(){return[super.dataKey(),this.span,this.unit,this.step,this.config.prices].join(" ")}get page(){let e={shown:R(this.hass),home:this.hass.config.time_zone};return jr(this.span,Date.now(),e,Y(this.hass),this.step)}async load(){let{page:e,span:t,unit:n}=this,{range:s,resolution:o}=e,a=S(this.meters),l=a.flatMap(f=>this.idsOf(f,n)),d=a.map(({id:f})=>f),u=ns.includes(t)&&this.config.prices!==!1,[m,p]=await Promise.all([B(this.hass,{ids:l,range:s,resolution:o,types:["change"]}),Fe(this.hass,d,s,u)]);this.shown={page:e,span:t,unit:n,statistics:m,hours:p}}idsOf(e,t){let{energy:n,energy_export:s,cost_total:o}=e.entities;return(t==="money"?[o]:[n,s]).filter(a=>a!==void 0)}body(){let{shown:e}=this;if(!e)return this.notice("state.loading");let t=this.chartData(e),n=t.series.every(({values:s})=>s.every(o=>o===null));return c`${this.controls(e)}
    ${n?this.none(e):c`<smart-energy-chart
            .hass=${this.hass}
            .data=${t}
            .format=${s=>this.written(s,e.unit)}
            .summary=${this.summary(e,t)}
            filename="usage-${new Date(e.page.range.start).toISOString().slice(0,10)}"
          ></smart-energy-chart>`}`}none({page:e,unit:t}){let n=S(this.meters).some(({entities:s})=>s.cost_total!==void 0);return t==="money"&&!n?c`${this.notice("usage.no_cost")}${this.link("settings.tariff")}`:this.notice(e.range.end<=Date.now()?"usage.nothing":"state.empty")}written(e,t){return t==="money"?F(this.hass,e,this.currency):$(this.hass,e)}get currency(){return S(this.meters).map(({entities:t})=>we(this.hass,t.cost_total)).find(t=>t!==void 0)??"EUR"}summary({page:e,span:t,unit:n},s){let o=Re(s.series.map(({values:a})=>Re(a)));return this.t("usage.summary",{title:this.t("usage.title"),range:this.rangeText(e.range,t),total:o===null?this.t("state.unknown"):this.written(o,n)})}rangeText(e,t){let n={day:"numeric",month:"long",year:"numeric"};return{day:_(this.hass,e.start,{weekday:"long",...n}),week:`${_(this.hass,e.start,{day:"numeric",month:"short"})} – ${_(this.hass,e.end-1,{day:"numeric",month:"short",year:"numeric"})}`,month:_(this.hass,e.start,{month:"long",year:"numeric"}),year:_(this.hass,e.start,{year:"numeric"})}[t]}chartData(e){let{page:t,span:n,unit:s,hours:o}=e,a=Date.now(),l=Fr(t,R(this.hass),Y(this.hass)),d=S(this.meters),u=new Map(d.flatMap(({id:f})=>{let x=o[f];return x?[[f,l.map(k=>qe(k,x,s==="money"))]]:[]})),m=this.prices(d,o),p=l.map((f,x)=>{let k=f.start<=a&&a<f.end,T=d.flatMap(({id:Ee,name:Je})=>this.remarks(u.get(Ee)?.[x],d.length>1,Je)),O=[...k?[this.t("usage.incomplete")]:[],...T].join("; "),P=m&&Wr(m,f);return{label:_(this.hass,f.start,ss[n]),title:_(this.hass,f.start,is[n]),...f,...O?{note:O}:{},...k?{running:!0}:{},...f.start>a?{ahead:!0}:{},...P?{price:P}:{}}});return{unit:s==="money"?this.currency:"kWh",columns:p,series:d.flatMap((f,x)=>this.series(f,ir(x),l,e,u.get(f.id))),...m?{prices:this.told(m)}:{}}}remarks(e,t,n){return _e.flatMap(s=>{let o=e?.[s];if(o===void 0)return[];let a=this.t(`usage.${s}`,{hours:A(this.hass,o,o<10?1:0)});return[t?`${n}: ${a}`:a]})}prices(e,t){for(let{id:n}of e){let s=t[n]&&Br(t[n]);if(s)return s}}told({bands:e,levels:t,currency:n}){let s=a=>Jt(this.hass,a,n),o=(a,l)=>a===l?s(a):`${s(a)} – ${s(l)}`;return{bands:e,unit:`${n}/kWh`,format:s,legend:t.map(({level:a,low:l,high:d,period:u})=>({level:a,text:u?`${u}: ${o(l,d)}`:o(l,d)}))}}series(e,t,n,{unit:s,statistics:o},a){let{energy:l,energy_export:d,cost_total:u}=e.entities,m=T=>{let O=T===void 0?void 0:o[T];return O&&Kr(O,n)};if(s==="money"&&we(this.hass,u)!==this.currency)return[];let p=m(s==="money"?u:l),f=s==="money"?void 0:m(d),x=a?.map(gr)??[],k=p?[{name:e.name,color:t,values:p,marks:x}]:[];if(f?.some(T=>T!==null&&T!==0)){let T=this.t("usage.exported",{name:e.name}),O=f.map(P=>P===null?null:-P);k.push({name:T,color:Ke,values:O,marks:x})}return k}controls({page:e,span:t}){let n=zr.map(o=>({value:o,text:this.t(`usage.${o}`)})),s=qr.map(o=>({value:o,text:this.t(`usage.${o}`)}));return c`<div class="controls">
        ${q(this.t("usage.period"),n,this.span,o=>{this.show({span:o})})}
        ${q(this.t("usage.unit"),s,this.unit,o=>{this.show({unit:o})})}
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
    </button>`}show(e){e.span&&e.span!==this.span&&(this.step=0),this.span=e.span??this.span,this.unit=e.unit??this.unit,this.step=e.step??this.step}static{this.styles=[v.styles,X,y`
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
    `]}};g([w()],oe.prototype,"span",2),g([w()],oe.prototype,"unit",2),g([w()],oe.prototype,"step",2);function Vr(i,r=4){let e=0,t=0;for(let p of i)p===null||!Number.isFinite(p)||(e=Math.min(e,p),t=Math.max(t,p));e===t&&(t=1);let n=(t-e)/r,s=Math.floor(Math.log10(n)),a=([1,2,5,10].find(p=>p*10**s>=n*.9999)??10)*10**s,l=Math.floor(e/a+1e-9),d=Math.ceil(t/a-1e-9),u=Math.max(0,-Math.floor(Math.log10(a)+1e-9)),m=Array.from({length:d-l+1},(p,f)=>Number(((l+f)*a).toFixed(u)));return{low:l*a,high:d*a,ticks:m,digits:u}}function Gr(i,r,e){let t=Math.max(1,Math.floor(r/e));return Math.max(1,Math.ceil(i/t))}var Zr=220,$t=44,os=14,Yr=16;function Qr(i,r){let e=Vr(cs(i)),t={left:$t,top:20,width:Math.max(10,r-$t-4),height:Zr-44},n=i.columns.length,s=t.width/Math.max(1,n),o=l=>t.top+(e.high-l)/(e.high-e.low)*t.height,a=Gr(n,t.width,$t);return{height:Zr,plot:t,step:s,digits:e.digits,ticks:e.ticks.map(l=>({value:l,y:o(l)})),labels:i.columns.flatMap(({label:l},d)=>d%a===0?[{x:t.left+(d+.5)*s,text:l}]:[]),bands:as(i,t.left,s),expected:(i.expected??[]).flatMap((l,d)=>l?[{x:t.left+d*s,y:o(l.high),width:s,height:Math.max(1,o(l.low)-o(l.high))}]:[]),bars:us(i,t.left,s,o),absent:ls(i,t.left,s,o),lines:i.series.filter(({shape:l})=>l==="line").map(l=>({path:ms(l,t.left,s,o),color:l.color})),columnAt:l=>{let d=Math.floor((l-t.left)/s);return d>=0&&d<n?d:null}}}function Jr(i,r,e,t){let n=i.findIndex(({end:o})=>r<o),s=i[n];return s?e+(n+Math.max(0,(r-s.start)/(s.end-s.start)))*t:e+i.length*t}function as({columns:i,prices:r},e,t){if(!r||r.legend.length<2)return[];let n=[];for(let{start:s,end:o,level:a}of r.bands){let l=Jr(i,s,e,t),d=Jr(i,o,e,t)-l,u=n.at(-1);u?.level===a&&Math.abs(u.x+u.width-l)<.01?u.width+=d:d>0&&n.push({x:l,width:d,level:a,strip:3+a*(os-3)})}return n}function ls(i,r,e,t){let n=Math.max(2,e-Math.min(e*.2,6));return i.columns.flatMap((s,o)=>{if(!i.series.some(({marks:l})=>l?.[o]==="missing"))return[];let a=i.series.reduce((l,d)=>l+Math.max(0,d.values[o]??0),0);return[{x:r+o*e+(e-n)/2,y:Math.max(0,t(a)-Yr),width:n,height:Yr}]})}function*cs(i){let r=i.series.filter(({shape:e})=>e===void 0||e==="stacked");for(let e=0;e<i.columns.length;e++){let t=r.map(n=>n.values[e]??0);yield t.reduce((n,s)=>n+Math.max(0,s),0),yield t.reduce((n,s)=>n+Math.min(0,s),0),yield i.expected?.[e]?.high??null,yield i.expected?.[e]?.low??null}for(let e of i.series)r.includes(e)||(yield*e.values)}function ds(i){return i==="estimated"||i==="late"?i:null}function us(i,r,e,t){let n=i.series.filter(({shape:u})=>u===void 0||u==="stacked"),s=i.series.filter(({shape:u})=>u==="beside"),o=s.length+(n.length?1:0),a=Math.min(e*.2,6),l=Math.max(.5,(e-a)/Math.max(1,o)),d=[];return i.columns.forEach((u,m)=>{let p=r+m*e+a/2,f={up:0,down:0},x=(k,T,O)=>{let P=k.values[m];if(P==null||P===0)return O;let[Ee,Je]=P>0?[t(O+P),t(O)]:[t(O),t(O+P)];return d.push({x:T,y:Ee,width:l,height:Math.max(.5,Je-Ee),color:k.color,mark:ds(k.marks?.[m]),running:u.running??!1}),O+P};s.forEach((k,T)=>x(k,p+T*l,0));for(let k of n){let T=(k.values[m]??0)<0?"down":"up";f[T]=x(k,p+s.length*l,f[T])}}),d}function ms(i,r,e,t){let n="M";return i.values.map((s,o)=>{if(s===null)return n="M","";let a=`${n}${(r+(o+.5)*e).toFixed(1)} ${t(s).toFixed(1)}`;return n="L",a}).join("")}var L=class extends D{constructor(){super(...arguments);this.format=String;this.formatTick=(e,t)=>e.toFixed(t);this.summary="";this.unknown="–";this.width=0;this.chosen=null;this.onKey=e=>{let t=this.data.columns.length-1,n=this.chosen,s={ArrowRight:n===null?0:Math.min(t,n+1),ArrowLeft:n===null?t:Math.max(0,n-1),Home:0,End:t,Escape:null};!(e.key in s)||t<0||(e.preventDefault(),this.choose(s[e.key]??null))}}connectedCallback(){super.connectedCallback(),this.observer=new ResizeObserver(([e])=>{this.width=Math.round(e?.contentRect.width??0)}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(e){e.has("data")&&this.chosen!==null&&this.chosen>=this.data.columns.length&&(this.chosen=null)}render(){if(this.width===0)return c`<div class="frame"></div>`;let e=Qr(this.data,this.width);return c`<div
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
      ${e.bands.map(s=>this.band(s,t))}
      ${e.ticks.map(s=>H`<line class=${s.value===0?"zero":"grid"} x1=${t.left} x2=${t.left+t.width} y1=${s.y} y2=${s.y}></line>
          <text class="tick" x=${t.left-6} y=${s.y+4} text-anchor="end">${this.formatTick(s.value,e.digits)}</text>`)}
      <text class="tick" x=${t.left-6} y="12" text-anchor="end">${this.data.unit}</text>
      ${this.chosen===null?h:H`<rect class="chosen" x=${t.left+this.chosen*e.step} y=${t.top} width=${e.step} height=${t.height}></rect>`}
      ${e.expected.map(s=>H`<rect class="expected" x=${s.x} y=${s.y} width=${s.width} height=${s.height}></rect>`)}
      ${e.bars.map(s=>H`<rect class=${s.running?"running":"bar"} x=${s.x} y=${s.y} width=${s.width} height=${s.height} fill=${s.color} rx="1.5"></rect>
          ${s.mark?H`<rect x=${s.x} y=${s.y} width=${s.width} height=${s.height} fill="url(#${s.mark})"></rect>`:h}`)}
      ${e.absent.map(s=>H`<rect class="absent" x=${s.x} y=${s.y} width=${s.width} height=${s.height} rx="2"></rect>`)}
      ${e.lines.map(s=>H`<path class="line" d=${s.path} stroke=${s.color}></path>`)}
      ${e.labels.map(s=>H`<text class="tick" x=${s.x} y=${n-4} text-anchor="middle">${s.text}</text>`)}
    </svg>`}band({x:e,width:t,level:n,strip:s},o){return H`<rect class="band" x=${e} y=${o.top} width=${t} height=${o.height} opacity=${.04+.2*n}></rect>
      <rect class="band" x=${e} y=${o.top-s} width=${t} height=${s} opacity=${.35+.5*n}></rect>`}tooltip(e){let t=this.chosenColumn;if(!t||this.chosen===null)return h;let n=e.plot.left+(this.chosen+.5)*e.step,s=n>this.width/2?`right:${this.width-n+e.step/2+8}px`:`left:${n+e.step/2+8}px`;return c`<div class="tooltip" style=${s}>
      <strong>${t.title}</strong>
      ${this.data.series.map(o=>c`<div><i style="background:${o.color}"></i>${o.name}<b>${this.valueText(o)}</b></div>`)}
      ${this.expectedText()??h} ${this.priceLine(t)}
      ${t.note?c`<em>${t.note}</em>`:h}
    </div>`}expectedText(){let e=this.chosen===null?null:this.data.expected?.[this.chosen];return e?c`<div>${this.format(e.low)} – ${this.format(e.high)}</div>`:void 0}priceLine(e){let t=Ae(this.data,e);return t===void 0?h:c`<div>${t}</div>`}get chosenColumn(){return this.chosen===null?void 0:this.data.columns[this.chosen]}valueText(e){let t=this.chosen===null?null:e.values[this.chosen];return t!=null?this.format(t):this.chosenColumn?.ahead?"–":this.unknown}spoken(){let e=this.chosenColumn;if(!e)return"";let t=this.data.series.map(a=>`${a.name} ${this.valueText(a)}`),n=this.chosen===null?null:this.data.expected?.[this.chosen],s=n?`${this.format(n.low)} – ${this.format(n.high)}`:void 0;return[e.title,...t,s,Ae(this.data,e),e.note].filter(a=>a!==void 0).join(", ")}choose(e){e!==this.chosen&&(this.chosen=e)}static{this.styles=y`
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
  `}};g([b({attribute:!1})],L.prototype,"data",2),g([b({attribute:!1})],L.prototype,"format",2),g([b({attribute:!1})],L.prototype,"formatTick",2),g([b()],L.prototype,"summary",2),g([b()],L.prototype,"unknown",2),g([w()],L.prototype,"width",2),g([w()],L.prototype,"chosen",2);function Ze(i,r){let e=document.createElement("a");e.href=URL.createObjectURL(new Blob([r],{type:"text/csv"})),e.download=`${i}.csv`,e.click(),URL.revokeObjectURL(e.href)}var W=class extends D{constructor(){super(...arguments);this.summary="";this.filename="smart-energy";this.asTable=!1;this.toggle=()=>{this.asTable=!this.asTable};this.download=()=>{Ze(this.filename,Ir(this.data))}}t(e){return E(this.hass.language,e)}render(){return c`${this.asTable?this.table():this.chart()}
      <div class="tools">
        <ul class="legend">
          ${this.data.series.map(e=>c`<li><i class=${e.shape??"stacked"} style="--color:${e.color}"></i>${e.name}</li>`)}
          ${Ur(this.data,_e).map(e=>c`<li><i class=${e}></i>${this.t(`mark.${e}`)}</li>`)}
          ${this.prices()}
        </ul>
        <button @click=${this.toggle}>${this.t(this.asTable?"chart.chart":"chart.table")}</button>
        <button @click=${this.download}>${this.t("chart.csv")}</button>
      </div>`}prices(){let e=this.data.prices?.legend??[],t=n=>`--level:${n};--height:${Math.round(25+75*n)}%`;return e.map(({level:n,text:s})=>c`<li>${e.length>1?c`<i class="price" style=${t(n)}></i>`:h}${s}</li>`)}chart(){return c`<smart-energy-bar-chart
      .data=${this.data}
      .format=${this.format}
      .formatTick=${(e,t)=>A(this.hass,e,t)}
      .summary=${this.summary}
      .unknown=${this.t("state.unknown")}
    ></smart-energy-bar-chart>`}table(){let{columns:e,series:t,expected:n,prices:s}=this.data,o=e.some(({note:l})=>l!==void 0),a=(l,d=!1)=>l==null?d?"":this.t("state.unknown"):this.format(l);return c`<div class="scroll" tabindex="0" role="region" aria-label=${this.summary}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("chart.time")}</th>
            ${t.map(({name:l})=>c`<th scope="col">${l}</th>`)}
            ${n?c`<th scope="col">${this.t("chart.expected")}</th>`:h}
            ${s?c`<th scope="col">${this.t("chart.price")}</th>`:h}
            ${o?c`<th scope="col">${this.t("chart.note")}</th>`:h}
          </tr>
        </thead>
        <tbody>
          ${e.map((l,d)=>{let u=n?.[d];return c`<tr>
              <th scope="row">${l.title}</th>
              ${t.map(({values:m})=>c`<td>${a(m[d],l.ahead)}</td>`)}
              ${n?c`<td>${u?`${a(u.low)} – ${a(u.high)}`:""}</td>`:h}
              ${s?c`<td>${Ae(this.data,l)??""}</td>`:h}
              ${o?c`<td class="note">${l.note??""}</td>`:h}
            </tr>`})}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.t("chart.total")}</th>
            ${t.map(({values:l})=>c`<td>${a(Re(l))}</td>`)}
            ${[n,s,o].map(l=>l?c`<td></td>`:h)}
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
  `}};g([b({attribute:!1})],W.prototype,"hass",2),g([b({attribute:!1})],W.prototype,"data",2),g([b({attribute:!1})],W.prototype,"format",2),g([b()],W.prototype,"summary",2),g([b()],W.prototype,"filename",2),g([w()],W.prototype,"asTable",2);var N=class extends D{constructor(){super(...arguments);this.row=String;this.format=String;this.unit="";this.summary="";this.filename="smart-energy";this.withNumbers=!1}t(e){return E(this.hass.language,e)}render(){let e=this.values[0]?.length??0,t=this.withNumbers?1:6;return c`<div
        class="scroll"
        tabindex=${this.withNumbers?"0":h}
        role="region"
        aria-label=${this.summary}
      >
        <table class=${this.withNumbers?"numbers":"colors"} aria-label=${this.summary}>
          <thead>
            <tr>
              <td></td>
              ${Array.from({length:e},(n,s)=>c`<th scope="col"><span class=${s%t===0?h:"visually-hidden"}>${s}</span></th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.values.map((n,s)=>this.tableRow(n,s))}
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
          @click=${()=>{Ze(this.filename,this.csv())}}
        >
          ${this.t("chart.csv")}
        </button>
      </div>`}tableRow(e,t){return c`<tr>
      <th scope="row">${this.row(t)}</th>
      ${e.map((n,s)=>{let o=n===null?this.t("state.unknown"):this.format(n);return c`<td style="background:${this.paint(n)}" title="${this.row(t)} ${s}: ${o}">
          <span class=${this.withNumbers?h:"visually-hidden"}>${o}</span>
        </td>`})}
    </tr>`}paint(e){let t=this.values.flat().filter(a=>a!==null),n=Math.min(0,...t),s=Math.max(...t);if(e===null||s<=n)return"none";let o=this.withNumbers?45:100;return`color-mix(in srgb, var(--primary-color) ${Math.round((e-n)/(s-n)*o)}%, transparent)`}csv(){let e=Array.from({length:this.values[0]?.length??0},(n,s)=>`${s} (${this.unit})`),t=this.values.map((n,s)=>[this.row(s),...n.map(o=>o===null?"":String(o))]);return xt([["",...e],...t])}static{this.styles=y`
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
    .visually-hidden {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  `}};g([b({attribute:!1})],N.prototype,"hass",2),g([b({attribute:!1})],N.prototype,"values",2),g([b({attribute:!1})],N.prototype,"row",2),g([b({attribute:!1})],N.prototype,"format",2),g([b()],N.prototype,"unit",2),g([b()],N.prototype,"summary",2),g([b()],N.prototype,"filename",2),g([w()],N.prototype,"withNumbers",2);async function Xr(i){await window.customElements.whenDefined("home-assistant");for(let[r,e]of Object.entries(i))window.customElements.get(r)||window.customElements.define(r,e)}function hs(i,r){return(e,t)=>{let n=e.entities[t];return n?.platform==="smart_energy"&&r.includes(n.translation_key??"")&&n.device_id?{config:{type:`custom:${i}`,devices:[n.device_id]}}:null}}function en(i,r){let e=t=>E(document.documentElement.lang,t);return Object.defineProperties(r,{name:{get:()=>e(i),enumerable:!0},description:{get:()=>e(`${i}_help`),enumerable:!0}})}function tn(i){let r=window.customCards??=[];for(let{card:t,keys:n}of i){let s=`smart-energy-${t}-card`;r.some(o=>o.type===s)||r.push(en(`card.${t}`,{type:s,preview:!0,getEntitySuggestion:hs(s,n)}))}let e=window.customStrategies??=[];e.some(({type:t})=>t==="smart-energy")||e.push(en("card.strategy",{type:"smart-energy",strategyType:"dashboard"}))}function rn(i){let{status:r,power:e,voltage:t,current:n,energy:s}=i.entities,o=(a,l)=>a===void 0?[]:[{type:"tile",entity:a,...l}];return{type:"grid",cards:[{type:"heading",heading:i.name,icon:"mdi:meter-electric",...r===void 0?{}:{badges:[{type:"entity",entity:r,show_state:!0,show_icon:!0,state_content:["state","last_changed"]}]}},...o(e,{name:"Power",icon:"mdi:flash",color:"amber",grid_options:{columns:"full",rows:2},features:[{type:"trend-graph",hours_to_show:1}]}),...o(t,{name:"Voltage"}),...o(n,{name:"Current"}),...o(s,{name:"Energy register",grid_options:{columns:"full"}})]}}var nn={number:[{type:"numeric-input",style:"buttons"}],select:[{type:"select-options"}]};function sn(i,r){return[{type:"grid",cards:[{type:"markdown",content:E(i.language,"settings.explanation"),text_only:!0,grid_options:{columns:"full"}},ps(E(i.language,"settings.tariff"),"mdi:cash-clock")]},...r.flatMap(e=>fs(i,e))]}function ps(i,r){return{type:"button",name:i,icon:r,tap_action:{action:"navigate",navigation_path:"/config/integrations/integration/smart_energy"},grid_options:{columns:"full",rows:1}}}function fs(i,r){let e=Object.values(r.entities).filter(t=>i.entities[t]?.entity_category==="config").map(t=>({id:t,domain:t.split(".")[0]??""})).filter(({domain:t})=>["number","switch","select"].includes(t)).sort((t,n)=>t.domain.localeCompare(n.domain)||t.id.localeCompare(n.id)).map(({id:t,domain:n})=>({type:"tile",entity:t,name:{type:"entity"},grid_options:{columns:"full"},...nn[n]?{features:nn[n],features_position:"inline"}:{}}));return e.length===0?[]:[{type:"grid",cards:[{type:"heading",heading:r.name,icon:"mdi:meter-electric"},...e]}]}var Ye=class extends HTMLElement{static generate(r,e){let t=je(e);return Promise.resolve({title:"Smart Energy",views:[gs(e),ys(e),vs(e),bs(e,t),ws(e,t)]})}};function Ce(i,r,e,t){return{title:E(i.language,`view.${r}`),path:r,icon:e,type:"sections",max_columns:3,sections:t}}function G(i,r=1){return{type:"grid",column_span:r,cards:i}}function U(i,r={}){return{type:`custom:smart-energy-${i}-card`,grid_options:{columns:"full"},...r}}function gs(i){return Ce(i,"overview","mdi:lightning-bolt",[G([U("alerts",{compact:!0}),U("live")]),G([U("usage")]),G([U("costs"),U("forecast")])])}function ys(i){return Ce(i,"analytics","mdi:chart-bar",[G([U("usage",{span:"month"})],2),G([U("compare")]),G([U("costs")]),G([U("forecast")],2)])}function vs(i){return Ce(i,"alerts","mdi:alert-circle-outline",[G([U("alerts")],2)])}function bs(i,r){return Ce(i,"devices","mdi:meter-electric",[G([U("devices")]),...r.map(rn)])}function ws(i,r){return Ce(i,"settings","mdi:cog",sn(i,r))}tn([{card:"live",keys:["power","voltage","current"]},{card:"devices",keys:["status","power"]},{card:"usage",keys:["energy","energy_export","energy_today"]},{card:"alerts",keys:[...Tt,"alert"]},{card:"compare",keys:["energy","energy_today"]},{card:"costs",keys:["cost_today","cost_total","cost_billing_period","price"]},{card:"forecast",keys:["energy_expected_today","energy_expected_tomorrow"]}]);Xr({"ll-strategy-dashboard-smart-energy":Ye,"smart-energy-alerts-card":Q,"smart-energy-bar-chart":L,"smart-energy-chart":W,"smart-energy-compare-card":Se,"smart-energy-costs-card":ke,"smart-energy-devices-card":Me,"smart-energy-forecast-card":Ve,"smart-energy-heat-map":N,"smart-energy-live-card":Ge,"smart-energy-usage-card":oe});
