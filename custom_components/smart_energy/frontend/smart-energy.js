var qn=Object.defineProperty;var Vn=Object.getOwnPropertyDescriptor;var g=(s,r,e,t)=>{for(var n=t>1?void 0:t?Vn(r,e):r,i=s.length-1,o;i>=0;i--)(o=s[i])&&(n=(t?o(r,e,n):o(n))||n);return t&&n&&qn(r,e,n),n};var Zt={overcurrent:"A",overvoltage:"V",undervoltage:"V",power_limit:"W",power_spike:"W",meter_offline:"s",no_mains:"V",import_budget:"kWh",unusual_hour:"kWh",unusual_day:"kWh",standby_rise:"W"},Gn=["unusual_hour","unusual_day","standby_rise"];function Yt({kind:s}){return Gn.includes(s)}var Jt=Object.keys(Zt);function Qt(s){return Zt[s]??""}function Xt(s,r){return r.flatMap(t=>Object.values(t.entities).flatMap(n=>{let i=s.states[n],o=n.startsWith("binary_sensor.")&&typeof i?.attributes.alert_id=="string";return i&&o&&i.state==="on"?[er(s,t,i.attributes,Date.parse(i.last_changed))]:[]})).sort((t,n)=>Number(t.acknowledged)-Number(n.acknowledged)||n.since-t.since)}function er(s,r,e,t){let n=String(e.kind??"");return{id:String(e.alert_id??""),meter:r,kind:n,name:Zn(s,r,n),value:Vt(e.value),limit:Vt(e.limit),since:Gt(e.since)??t,until:Gt(e.until),acknowledged:e.acknowledged===!0||e.acknowledged_by!==void 0,explanation:typeof e.explanation=="string"?e.explanation:null}}function Zn(s,r,e){let n=s.states[r.entities[e]??""]?.attributes.friendly_name;return n?n.startsWith(`${r.name} `)?n.slice(r.name.length+1):n:e}function Vt(s){return typeof s=="number"&&Number.isFinite(s)?s:null}function Gt(s){let r=typeof s=="string"?Date.parse(s):NaN;return Number.isNaN(r)?null:r}function tr(s,r,e){let t=new Map;for(let{attributes:n}of e){if(typeof n.alert_id!="string")continue;let i=er(s,r,n,0);t.set(i.id,Yn(t.get(i.id),i))}return[...t.values()].sort((n,i)=>i.since-n.since)}function Yn(s,r){return s?{...r,until:r.until??s.until,explanation:r.explanation??s.explanation,acknowledged:r.acknowledged||s.acknowledged}:r}var Ve=globalThis,Ge=Ve.ShadowRoot&&(Ve.ShadyCSS===void 0||Ve.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,_t=Symbol(),rr=new WeakMap,Ae=class{constructor(r,e,t){if(this._$cssResult$=!0,t!==_t)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=r,this.t=e}get styleSheet(){let r=this.o,e=this.t;if(Ge&&r===void 0){let t=e!==void 0&&e.length===1;t&&(r=rr.get(e)),r===void 0&&((this.o=r=new CSSStyleSheet).replaceSync(this.cssText),t&&rr.set(e,r))}return r}toString(){return this.cssText}},nr=s=>new Ae(typeof s=="string"?s:s+"",void 0,_t),b=(s,...r)=>{let e=s.length===1?s[0]:r.reduce((t,n,i)=>t+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+s[i+1],s[0]);return new Ae(e,s,_t)},sr=(s,r)=>{if(Ge)s.adoptedStyleSheets=r.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of r){let t=document.createElement("style"),n=Ve.litNonce;n!==void 0&&t.setAttribute("nonce",n),t.textContent=e.cssText,s.appendChild(t)}},$t=Ge?s=>s:s=>s instanceof CSSStyleSheet?(r=>{let e="";for(let t of r.cssRules)e+=t.cssText;return nr(e)})(s):s;var{is:Jn,defineProperty:Qn,getOwnPropertyDescriptor:Xn,getOwnPropertyNames:es,getOwnPropertySymbols:ts,getPrototypeOf:rs}=Object,Ze=globalThis,ir=Ze.trustedTypes,ns=ir?ir.emptyScript:"",ss=Ze.reactiveElementPolyfillSupport,Re=(s,r)=>s,Te={toAttribute(s,r){switch(r){case Boolean:s=s?ns:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,r){let e=s;switch(r){case Boolean:e=s!==null;break;case Number:e=s===null?null:Number(s);break;case Object:case Array:try{e=JSON.parse(s)}catch{e=null}}return e}},Ye=(s,r)=>!Jn(s,r),or={attribute:!0,type:String,converter:Te,reflect:!1,useDefault:!1,hasChanged:Ye};Symbol.metadata??=Symbol("metadata"),Ze.litPropertyMetadata??=new WeakMap;var F=class extends HTMLElement{static addInitializer(r){this._$Ei(),(this.l??=[]).push(r)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(r,e=or){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(r)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(r,e),!e.noAccessor){let t=Symbol(),n=this.getPropertyDescriptor(r,t,e);n!==void 0&&Qn(this.prototype,r,n)}}static getPropertyDescriptor(r,e,t){let{get:n,set:i}=Xn(this.prototype,r)??{get(){return this[e]},set(o){this[e]=o}};return{get:n,set(o){let l=n?.call(this);i?.call(this,o),this.requestUpdate(r,l,t)},configurable:!0,enumerable:!0}}static getPropertyOptions(r){return this.elementProperties.get(r)??or}static _$Ei(){if(this.hasOwnProperty(Re("elementProperties")))return;let r=rs(this);r.finalize(),r.l!==void 0&&(this.l=[...r.l]),this.elementProperties=new Map(r.elementProperties)}static finalize(){if(this.hasOwnProperty(Re("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Re("properties"))){let e=this.properties,t=[...es(e),...ts(e)];for(let n of t)this.createProperty(n,e[n])}let r=this[Symbol.metadata];if(r!==null){let e=litPropertyMetadata.get(r);if(e!==void 0)for(let[t,n]of e)this.elementProperties.set(t,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(r){let e=[];if(Array.isArray(r)){let t=new Set(r.flat(1/0).reverse());for(let n of t)e.unshift($t(n))}else r!==void 0&&e.push($t(r));return e}static _$Eu(r,e){let t=e.attribute;return t===!1?void 0:typeof t=="string"?t:typeof r=="string"?r.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(r=>this.enableUpdating=r),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(r=>r(this))}addController(r){(this._$EO??=new Set).add(r),this.renderRoot!==void 0&&this.isConnected&&r.hostConnected?.()}removeController(r){this._$EO?.delete(r)}_$E_(){let r=new Map,e=this.constructor.elementProperties;for(let t of e.keys())this.hasOwnProperty(t)&&(r.set(t,this[t]),delete this[t]);r.size>0&&(this._$Ep=r)}createRenderRoot(){let r=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return sr(r,this.constructor.elementStyles),r}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(r=>r.hostConnected?.())}enableUpdating(r){}disconnectedCallback(){this._$EO?.forEach(r=>r.hostDisconnected?.())}attributeChangedCallback(r,e,t){this._$AK(r,t)}_$ET(r,e){let t=this.constructor.elementProperties.get(r),n=this.constructor._$Eu(r,t);if(n!==void 0&&t.reflect===!0){let i=(t.converter?.toAttribute!==void 0?t.converter:Te).toAttribute(e,t.type);this._$Em=r,i==null?this.removeAttribute(n):this.setAttribute(n,i),this._$Em=null}}_$AK(r,e){let t=this.constructor,n=t._$Eh.get(r);if(n!==void 0&&this._$Em!==n){let i=t.getPropertyOptions(n),o=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Te;this._$Em=n;let l=o.fromAttribute(e,i.type);this[n]=l??this._$Ej?.get(n)??l,this._$Em=null}}requestUpdate(r,e,t,n=!1,i){if(r!==void 0){let o=this.constructor;if(n===!1&&(i=this[r]),t??=o.getPropertyOptions(r),!((t.hasChanged??Ye)(i,e)||t.useDefault&&t.reflect&&i===this._$Ej?.get(r)&&!this.hasAttribute(o._$Eu(r,t))))return;this.C(r,e,t)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(r,e,{useDefault:t,reflect:n,wrapped:i},o){t&&!(this._$Ej??=new Map).has(r)&&(this._$Ej.set(r,o??e??this[r]),i!==!0||o!==void 0)||(this._$AL.has(r)||(this.hasUpdated||t||(e=void 0),this._$AL.set(r,e)),n===!0&&this._$Em!==r&&(this._$Eq??=new Set).add(r))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let r=this.scheduleUpdate();return r!=null&&await r,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[n,i]of this._$Ep)this[n]=i;this._$Ep=void 0}let t=this.constructor.elementProperties;if(t.size>0)for(let[n,i]of t){let{wrapped:o}=i,l=this[n];o!==!0||this._$AL.has(n)||l===void 0||this.C(n,void 0,i,l)}}let r=!1,e=this._$AL;try{r=this.shouldUpdate(e),r?(this.willUpdate(e),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(e)):this._$EM()}catch(t){throw r=!1,this._$EM(),t}r&&this._$AE(e)}willUpdate(r){}_$AE(r){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(r)),this.updated(r)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(r){return!0}update(r){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(r){}firstUpdated(r){}};F.elementStyles=[],F.shadowRootOptions={mode:"open"},F[Re("elementProperties")]=new Map,F[Re("finalized")]=new Map,ss?.({ReactiveElement:F}),(Ze.reactiveElementVersions??=[]).push("2.1.2");var kt=globalThis,ar=s=>s,Je=kt.trustedTypes,lr=Je?Je.createPolicy("lit-html",{createHTML:s=>s}):void 0,Mt="$lit$",z=`lit$${Math.random().toFixed(9).slice(2)}$`,At="?"+z,is=`<${At}>`,de=document,Ee=()=>de.createComment(""),Oe=s=>s===null||typeof s!="object"&&typeof s!="function",Rt=Array.isArray,pr=s=>Rt(s)||typeof s?.[Symbol.iterator]=="function",St=`[ 	
\f\r]`,Ce=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,cr=/-->/g,dr=/>/g,le=RegExp(`>|${St}(?:([^\\s"'>=/]+)(${St}*=${St}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ur=/'/g,mr=/"/g,fr=/^(?:script|style|textarea|title)$/i,Tt=s=>(r,...e)=>({_$litType$:s,strings:r,values:e}),c=Tt(1),L=Tt(2),ki=Tt(3),P=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),hr=new WeakMap,ce=de.createTreeWalker(de,129);function gr(s,r){if(!Rt(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return lr!==void 0?lr.createHTML(r):r}var yr=(s,r)=>{let e=s.length-1,t=[],n,i=r===2?"<svg>":r===3?"<math>":"",o=Ce;for(let l=0;l<e;l++){let a=s[l],d,m,u=-1,p=0;for(;p<a.length&&(o.lastIndex=p,m=o.exec(a),m!==null);)p=o.lastIndex,o===Ce?m[1]==="!--"?o=cr:m[1]!==void 0?o=dr:m[2]!==void 0?(fr.test(m[2])&&(n=RegExp("</"+m[2],"g")),o=le):m[3]!==void 0&&(o=le):o===le?m[0]===">"?(o=n??Ce,u=-1):m[1]===void 0?u=-2:(u=o.lastIndex-m[2].length,d=m[1],o=m[3]===void 0?le:m[3]==='"'?mr:ur):o===mr||o===ur?o=le:o===cr||o===dr?o=Ce:(o=le,n=void 0);let f=o===le&&s[l+1].startsWith("/>")?" ":"";i+=o===Ce?a+is:u>=0?(t.push(d),a.slice(0,u)+Mt+a.slice(u)+z+f):a+z+(u===-2?l:f)}return[gr(s,i+(s[e]||"<?>")+(r===2?"</svg>":r===3?"</math>":"")),t]},De=class s{constructor({strings:r,_$litType$:e},t){let n;this.parts=[];let i=0,o=0,l=r.length-1,a=this.parts,[d,m]=yr(r,e);if(this.el=s.createElement(d,t),ce.currentNode=this.el.content,e===2||e===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(n=ce.nextNode())!==null&&a.length<l;){if(n.nodeType===1){if(n.hasAttributes())for(let u of n.getAttributeNames())if(u.endsWith(Mt)){let p=m[o++],f=n.getAttribute(u).split(z),y=/([.?@])?(.*)/.exec(p);a.push({type:1,index:i,name:y[2],strings:f,ctor:y[1]==="."?Xe:y[1]==="?"?et:y[1]==="@"?tt:me}),n.removeAttribute(u)}else u.startsWith(z)&&(a.push({type:6,index:i}),n.removeAttribute(u));if(fr.test(n.tagName)){let u=n.textContent.split(z),p=u.length-1;if(p>0){n.textContent=Je?Je.emptyScript:"";for(let f=0;f<p;f++)n.append(u[f],Ee()),ce.nextNode(),a.push({type:2,index:++i});n.append(u[p],Ee())}}}else if(n.nodeType===8)if(n.data===At)a.push({type:2,index:i});else{let u=-1;for(;(u=n.data.indexOf(z,u+1))!==-1;)a.push({type:7,index:i}),u+=z.length-1}i++}}static createElement(r,e){let t=de.createElement("template");return t.innerHTML=r,t}};function ue(s,r,e=s,t){if(r===P)return r;let n=t!==void 0?e._$Co?.[t]:e._$Cl,i=Oe(r)?void 0:r._$litDirective$;return n?.constructor!==i&&(n?._$AO?.(!1),i===void 0?n=void 0:(n=new i(s),n._$AT(s,e,t)),t!==void 0?(e._$Co??=[])[t]=n:e._$Cl=n),n!==void 0&&(r=ue(s,n._$AS(s,r.values),n,t)),r}var Qe=class{constructor(r,e){this._$AV=[],this._$AN=void 0,this._$AD=r,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(r){let{el:{content:e},parts:t}=this._$AD,n=(r?.creationScope??de).importNode(e,!0);ce.currentNode=n;let i=ce.nextNode(),o=0,l=0,a=t[0];for(;a!==void 0;){if(o===a.index){let d;a.type===2?d=new fe(i,i.nextSibling,this,r):a.type===1?d=new a.ctor(i,a.name,a.strings,this,r):a.type===6&&(d=new rt(i,this,r)),this._$AV.push(d),a=t[++l]}o!==a?.index&&(i=ce.nextNode(),o++)}return ce.currentNode=de,n}p(r){let e=0;for(let t of this._$AV)t!==void 0&&(t.strings!==void 0?(t._$AI(r,t,e),e+=t.strings.length-2):t._$AI(r[e])),e++}},fe=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(r,e,t,n){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=r,this._$AB=e,this._$AM=t,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let r=this._$AA.parentNode,e=this._$AM;return e!==void 0&&r?.nodeType===11&&(r=e.parentNode),r}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(r,e=this){r=ue(this,r,e),Oe(r)?r===h||r==null||r===""?(this._$AH!==h&&this._$AR(),this._$AH=h):r!==this._$AH&&r!==P&&this._(r):r._$litType$!==void 0?this.$(r):r.nodeType!==void 0?this.T(r):pr(r)?this.k(r):this._(r)}O(r){return this._$AA.parentNode.insertBefore(r,this._$AB)}T(r){this._$AH!==r&&(this._$AR(),this._$AH=this.O(r))}_(r){this._$AH!==h&&Oe(this._$AH)?this._$AA.nextSibling.data=r:this.T(de.createTextNode(r)),this._$AH=r}$(r){let{values:e,_$litType$:t}=r,n=typeof t=="number"?this._$AC(r):(t.el===void 0&&(t.el=De.createElement(gr(t.h,t.h[0]),this.options)),t);if(this._$AH?._$AD===n)this._$AH.p(e);else{let i=new Qe(n,this),o=i.u(this.options);i.p(e),this.T(o),this._$AH=i}}_$AC(r){let e=hr.get(r.strings);return e===void 0&&hr.set(r.strings,e=new De(r)),e}k(r){Rt(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,t,n=0;for(let i of r)n===e.length?e.push(t=new s(this.O(Ee()),this.O(Ee()),this,this.options)):t=e[n],t._$AI(i),n++;n<e.length&&(this._$AR(t&&t._$AB.nextSibling,n),e.length=n)}_$AR(r=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);r!==this._$AB;){let t=ar(r).nextSibling;ar(r).remove(),r=t}}setConnected(r){this._$AM===void 0&&(this._$Cv=r,this._$AP?.(r))}},me=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(r,e,t,n,i){this.type=1,this._$AH=h,this._$AN=void 0,this.element=r,this.name=e,this._$AM=n,this.options=i,t.length>2||t[0]!==""||t[1]!==""?(this._$AH=Array(t.length-1).fill(new String),this.strings=t):this._$AH=h}_$AI(r,e=this,t,n){let i=this.strings,o=!1;if(i===void 0)r=ue(this,r,e,0),o=!Oe(r)||r!==this._$AH&&r!==P,o&&(this._$AH=r);else{let l=r,a,d;for(r=i[0],a=0;a<i.length-1;a++)d=ue(this,l[t+a],e,a),d===P&&(d=this._$AH[a]),o||=!Oe(d)||d!==this._$AH[a],d===h?r=h:r!==h&&(r+=(d??"")+i[a+1]),this._$AH[a]=d}o&&!n&&this.j(r)}j(r){r===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,r??"")}},Xe=class extends me{constructor(){super(...arguments),this.type=3}j(r){this.element[this.name]=r===h?void 0:r}},et=class extends me{constructor(){super(...arguments),this.type=4}j(r){this.element.toggleAttribute(this.name,!!r&&r!==h)}},tt=class extends me{constructor(r,e,t,n,i){super(r,e,t,n,i),this.type=5}_$AI(r,e=this){if((r=ue(this,r,e,0)??h)===P)return;let t=this._$AH,n=r===h&&t!==h||r.capture!==t.capture||r.once!==t.once||r.passive!==t.passive,i=r!==h&&(t===h||n);n&&this.element.removeEventListener(this.name,this,t),i&&this.element.addEventListener(this.name,this,r),this._$AH=r}handleEvent(r){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,r):this._$AH.handleEvent(r)}},rt=class{constructor(r,e,t){this.element=r,this.type=6,this._$AN=void 0,this._$AM=e,this.options=t}get _$AU(){return this._$AM._$AU}_$AI(r){ue(this,r)}},vr={M:Mt,P:z,A:At,C:1,L:yr,R:Qe,D:pr,V:ue,I:fe,H:me,N:et,U:tt,B:Xe,F:rt},os=kt.litHtmlPolyfillSupport;os?.(De,fe),(kt.litHtmlVersions??=[]).push("3.3.3");var br=(s,r,e)=>{let t=e?.renderBefore??r,n=t._$litPart$;if(n===void 0){let i=e?.renderBefore??null;t._$litPart$=n=new fe(r.insertBefore(Ee(),i),i,void 0,e??{})}return n._$AI(s),n};var Ct=globalThis,H=class extends F{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let r=super.createRenderRoot();return this.renderOptions.renderBefore??=r.firstChild,r}update(r){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(r),this._$Do=br(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return P}};H._$litElement$=!0,H.finalized=!0,Ct.litElementHydrateSupport?.({LitElement:H});var as=Ct.litElementPolyfillSupport;as?.({LitElement:H});(Ct.litElementVersions??=[]).push("4.2.2");var ls={attribute:!0,type:String,converter:Te,reflect:!1,hasChanged:Ye},cs=(s=ls,r,e)=>{let{kind:t,metadata:n}=e,i=globalThis.litPropertyMetadata.get(n);if(i===void 0&&globalThis.litPropertyMetadata.set(n,i=new Map),t==="setter"&&((s=Object.create(s)).wrapped=!0),i.set(e.name,s),t==="accessor"){let{name:o}=e;return{set(l){let a=r.get.call(this);r.set.call(this,l),this.requestUpdate(o,a,s,!0,l)},init(l){return l!==void 0&&this.C(o,void 0,s,l),l}}}if(t==="setter"){let{name:o}=e;return function(l){let a=this[o];r.call(this,l),this.requestUpdate(o,a,s,!0,l)}}throw Error("Unsupported decorator location: "+t)};function _(s){return(r,e)=>typeof e=="object"?cs(s,r,e):((t,n,i)=>{let o=n.hasOwnProperty(i);return n.constructor.createProperty(i,t),o?Object.getOwnPropertyDescriptor(n,i):void 0})(s,r,e)}function $(s){return _({...s,state:!0,attribute:!1})}var st={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ge=s=>(...r)=>({_$litDirective$:s,values:r}),Y=class{constructor(r){}get _$AU(){return this._$AM._$AU}_$AT(r,e,t){this._$Ct=r,this._$AM=e,this._$Ci=t}_$AS(r,e){return this.update(r,e)}update(r,e){return this.render(...e)}};var it=ge(class extends Y{constructor(s){if(super(s),s.type!==st.ATTRIBUTE||s.name!=="class"||s.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(s){return" "+Object.keys(s).filter(r=>s[r]).join(" ")+" "}update(s,[r]){if(this.st===void 0){this.st=new Set,s.strings!==void 0&&(this.nt=new Set(s.strings.join(" ").split(/\s/).filter(t=>t!=="")));for(let t in r)r[t]&&!this.nt?.has(t)&&this.st.add(t);return this.render(r)}let e=s.element.classList;for(let t of this.st)t in r||(e.remove(t),this.st.delete(t));for(let t in r){let n=!!r[t];n===this.st.has(t)||this.nt?.has(t)||(n?(e.add(t),this.st.add(t)):(e.remove(t),this.st.delete(t)))}return P}});var ds={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function C(s){return s.locale.time_zone==="server"?s.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone}function Et(s){let{number_format:r,language:e}=s.locale;if(r!=="system")return ds[r]??e}function T(s,r,e){return new Intl.NumberFormat(Et(s),{minimumFractionDigits:e,maximumFractionDigits:e,useGrouping:s.locale.number_format!=="none"}).format(r===0?0:r)}function q(s,r,e){return new Intl.NumberFormat(Et(s),{style:"currency",currency:e}).format(r===0?0:r)}function wr(s,r,e){return`${new Intl.NumberFormat(Et(s),{style:"currency",currency:e,minimumFractionDigits:2,maximumFractionDigits:4}).format(r)}/kWh`}function ye(s,r){if(r===void 0)return;let e=s.states[r]?.attributes.unit_of_measurement?.split("/")[0]??"";return/^[A-Z]{3}$/.test(e)?e:s.config.currency??void 0}function ot(s,r){return`${T(s,r*100,0)} %`}function S(s,r){let e=Math.abs(r),t=e>=1e3?0:e>=100?1:e>=1?2:3;return`${T(s,r,t)} kWh`}function J(s,r){return Math.abs(r)>=1e4?`${T(s,r/1e3,2)} kW`:`${T(s,r,Math.abs(r)<100?1:0)} W`}function k(s,r,e){let t=s.locale.time_format;return new Intl.DateTimeFormat(t==="system"?void 0:s.locale.language,{timeZone:C(s),...e.hour&&(t==="12"||t==="24")?{hour12:t==="12"}:{},...e}).format(r)}function Q(s){let e=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"].indexOf(s.locale.first_weekday);if(e>=0)return e;let t=new Intl.Locale(s.locale.language);return((t.getWeekInfo?.()??t.weekInfo)?.firstDay??1)%7}function at(s){return s instanceof Object&&"message"in s?String(s.message):typeof s=="number"?void 0:String(s)}function ve(s,r){s.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:r},bubbles:!0,composed:!0}))}var xr={"state.loading":"Wird geladen …","state.empty":"Noch keine Daten. Die erste Stunde erscheint, sobald Home Assistant sie zusammengefasst hat.","state.no_meters":"Noch kein Zähler. Unter Einstellungen, Geräte & Dienste, Smart Energy lässt sich einer hinzufügen.","state.error":"Das ließ sich nicht laden: {reason}","state.disconnected":"Home Assistant ist nicht erreichbar. Zu sehen sind die letzten bekannten Werte.","state.retry":"Noch einmal versuchen","state.offline":"Offline","state.not_running":"Smart Energy läuft in Home Assistant nicht. Siehe Einstellungen > Geräte & Dienste.","state.unknown":"Unbekannt","chart.table":"Als Tabelle zeigen","chart.chart":"Als Diagramm zeigen","chart.csv":"CSV herunterladen","chart.time":"Zeit","chart.total":"Summe","chart.expected":"Erwarteter Bereich","usage.title":"Verbrauch","usage.hour":"Stunde","usage.day":"Tag","usage.week":"Woche","usage.month":"Monat","usage.year":"Jahr","usage.energy":"kWh","usage.money":"Geld","usage.previous":"Früher","usage.next":"Später","usage.now":"Jetzt","usage.unit":"Anzeigen","usage.period":"Zeitraum","usage.summary":"{title}, {range}: insgesamt {total}.","usage.exported":"Eingespeist von {name}","usage.no_cost":"Für diese Zähler ist kein Tarif gewählt; daher gibt es keine Kosten.","usage.other_currency":"Nicht gezeigt, weil in anderer Währung abgerechnet: {names}","usage.incomplete":"läuft noch","live.title":"Jetzt","live.importing":"aus dem Netz","live.exporting":"ins Netz","live.still":"kein Fluss","live.trend":"Leistung der letzten Stunde","live.voltage":"Spannung","live.current":"Strom","live.power_factor":"Leistungsfaktor","live.frequency":"Frequenz","live.energy_today":"Heute","live.cost_today":"Kosten heute","compare.title":"Vergleich bis zu diesem Moment","compare.week":"Woche","compare.month":"Monat","compare.year":"Jahr","compare.this":"{span}","compare.before":"Davor, bis zu diesem Moment","compare.rest":"Davor, der Rest","compare.more":"{percent} mehr als davor","compare.less":"{percent} weniger als davor","compare.same":"so viel wie davor","compare.none":"Kein Vergleich möglich: für den Zeitraum davor gibt es keine Daten.","compare.measured_since":"Erst seit {date} gemessen, darum lässt sich beides nicht vergleichen.","compare.meter_since":"{name} wird erst seit {date} gemessen: die Zeit davor ist ohne diesen Zähler.","compare.not_yet":"Für diesen Zeitraum gibt es noch keine Daten.","compare.profile":"Übliche Woche","compare.profile_summary":"Mittlere Energie nach Wochentag und Stunde über die letzten {weeks} Wochen, von {low} bis {high}.","compare.so_far":"Bisher {now}, davor bis zu diesem Moment {before}","span.week":"Diese Woche","span.month":"Dieser Monat","span.year":"Dieses Jahr","devices.title":"Geräte","devices.sort":"Sortieren nach","devices.power":"Leistung","devices.today":"Heute","devices.cost":"Kosten","devices.name":"Name","devices.rest":"Rest von {name}","devices.today_is":"heute {value}","devices.standby":"ständig {value}","view.overview":"Übersicht","view.analytics":"Auswertung","view.alerts":"Meldungen","view.devices":"Geräte","view.settings":"Einstellungen","settings.explanation":"Grenzwerte, Sicherung, Nennspannung und Budget gehören zum jeweiligen Zähler. Sie gelten auch für die Bridge und für Zähler, die sie lesen.","settings.tariff":"Tarife und Optionen","alerts.title":"Meldungen","alerts.none":"Alles in Ordnung: keine Meldungen.","alerts.silent":"Keine Meldungen, aber nicht verbunden: {names}","alerts.not_running":"Smart Energy läuft in Home Assistant nicht, darum wird nichts überwacht. Siehe Einstellungen > Geräte & Dienste.","alerts.limit":"(Grenze {limit})","alerts.since":"seit {time}","alerts.acknowledge":"Quittieren","alerts.acknowledged":"quittiert","alerts.history":"Letzte {days} Tage","alerts.filter":"Anzeigen","alerts.all":"Alle Arten","alerts.no_history":"Keine Meldungen in dieser Zeit.","forecast.title":"Vorhersage","forecast.today":"Heute erwartet","forecast.tomorrow":"Morgen erwartet","forecast.measured":"Gemessen","forecast.expected":"Erwartet","forecast.none":"Es gibt noch keine Vorhersage.","costs.title":"Kosten","costs.none":"Für diese Zähler ist noch kein Tarif gewählt, daher gibt es keine Rechnung.","costs.by":"Aufteilen nach","costs.item":"Tarifzeit","costs.component":"Bestandteil","costs.device":"Gerät","costs.since":"seit {date}","costs.projected":"Erwartet für den ganzen Zeitraum","costs.budget":"Budget","costs.within":"Bisher {used} des Budgets, erwartet {expected}.","costs.over":"Bisher {used} des Budgets; erwartet {expected}, also mehr als das Budget.","costs.tier":"Stufe {name}: {used} von {limit} verbraucht.","costs.last_tier":"Stufe {name}, die letzte: {used} verbraucht.","costs.estimated":"Die Energie von {hours} Stunden ist geschätzt.","costs.missing":"Die Energie von {hours} Stunden fehlt.","live.cost_now":"Kosten jetzt","live.per_hour":"{amount} je Stunde","state.connection":"Home Assistant ist nicht erreichbar.","state.stale":"Nicht aktuell, das Laden ist gescheitert: {reason}","chart.price":"Preis","chart.note":"Hinweis","mark.missing":"noch nicht bekannt","mark.estimated":"geschätzt","mark.late":"nachgetragen","usage.missing":"seit {hours} h nichts gehört","usage.estimated":"{hours} h geschätzt","usage.late":"{hours} h nachgetragen","live.no_trend":"Die Leistung der letzten Stunde ist nicht bekannt.","live.trend_summary":"Leistung der letzten Stunde, von {low} bis {high}","live.minutes_ago":"vor {minutes} Minuten","devices.seen":"gehört {time}","devices.offline_since":"Offline seit {time}","forecast.look_back":"Bis zu einen Tag vorher für {hours} der letzten 24 Stunden vorhergesagt: {expected}. Gekommen: {measured}.","compare.now_marked":"{name}: {hours} h dieser Zeit sind geschätzt oder noch nicht bekannt.","compare.before_marked":"{name}: {hours} h der Zeit davor sind geschätzt.","component.energy":"Energie","component.export":"Einspeisung","component.standing":"Grundpreis","component.demand":"Leistung","component.tax":"Steuer","component.rounding":"Rundung","component.minimum":"Mindestbetrag","unit.day":"Tage","unit.month":"Monate","unit.year":"Jahre","form.title":"Titel","form.title_help":"Anstelle des eigenen Titels der Karte.","form.devices":"Zähler","form.devices_help":"Zähler und Stromkreise, die gezeigt werden. Alle, wenn keiner gewählt ist.","form.span":"Zeitraum","form.span_help":"Womit die Karte beginnt. Auf der Karte lässt es sich ändern.","form.unit":"Anzeigen","form.unit_help":"Energie, oder was sie kostet. Geld braucht einen Tarif.","form.prices":"Preise hinter den Balken","form.prices_help":"Für Tag und Woche, wenn der Zähler einen Tarif hat. An, solange du es nicht abschaltest.","form.sort":"Sortieren nach","form.sort_help":"Zähler, die offline sind, stehen immer zuerst.","form.compact":"Nur was jetzt nicht stimmt","form.compact_help":"Ohne Titel und Verlauf.","component.discount":"Rabatt","unit.billing period":"Abrechnungszeiträume","forecast.without":"Ohne {names}: noch keine Vorhersage.","chart.colors":"Als Farben zeigen","alerts.of":"von","alerts.all_meters":"Alle Zähler","alerts.lasting":"(dauert an)","state.no_chosen":"Die Zähler, die für diese Karte gewählt wurden, gibt es nicht mehr.","state.add_meter":"Zu den Zählern","usage.nothing":"Aus dieser Zeit gibt es keine Daten.","card.live":"Smart Energy: jetzt","card.live_help":"Spannung, Strom, Leistung und ihre Richtung, die letzte Stunde, und heute bisher.","card.devices":"Smart Energy: Geräte","card.devices_help":"Jeder Zähler und Stromkreis mit Leistung, Energie heute, Anteil und Standby.","card.usage":"Smart Energy: Verbrauch","card.usage_help":"Energie oder Geld nach Stunde, Tag, Woche, Monat und Jahr, mit Preisen dahinter.","card.alerts":"Smart Energy: Alarme","card.alerts_help":"Was jetzt nicht stimmt, zum Quittieren, und was war.","card.compare":"Smart Energy: Vergleich","card.compare_help":"Diese Woche, dieser Monat oder dieses Jahr gegen das davor, bis zu diesem Moment.","card.costs":"Smart Energy: Kosten","card.costs_help":"Die Rechnung bisher, nach Tarifzeit, Bestandteil und Gerät, mit Aussicht und Budget.","card.forecast":"Smart Energy: Vorhersage","card.forecast_help":"Die nächsten 24 Stunden mit ihrem Band, neben dem, was gemessen wurde.","card.strategy":"Smart Energy","card.strategy_help":"Leistung, Energie, Kosten, Vergleich, Vorhersage und Alarme aller Zähler; ordnet sich selbst.","costs.circuit":"davon {name}","costs.rest":"davon der Rest"};var Pe={"state.loading":"Loading …","state.empty":"There is no data yet. The first hour appears after Home Assistant has compiled it.","state.no_meters":"No meter yet. Add one under Settings, Devices & services, Smart Energy.","state.error":"This could not be loaded: {reason}","state.disconnected":"Home Assistant cannot be reached. The last known values are shown.","state.retry":"Try again","state.offline":"Offline","state.not_running":"Smart Energy is not running in Home Assistant. See Settings > Devices & services.","state.unknown":"Unknown","chart.table":"Show as table","chart.chart":"Show as chart","chart.csv":"Download CSV","chart.time":"Time","chart.total":"Total","chart.expected":"Expected range","usage.title":"Usage","usage.hour":"Hour","usage.day":"Day","usage.week":"Week","usage.month":"Month","usage.year":"Year","usage.energy":"kWh","usage.money":"Money","usage.previous":"Earlier","usage.next":"Later","usage.now":"Now","usage.unit":"Show","usage.period":"Period","usage.summary":"{title}, {range}: {total} in all.","usage.exported":"Exported by {name}","usage.no_cost":"No tariff is set for these meters, so there is no cost to show.","usage.other_currency":"Not shown, because they are billed in another currency: {names}","usage.incomplete":"still running","live.title":"Now","live.importing":"from the grid","live.exporting":"to the grid","live.still":"no flow","live.trend":"Power over the last hour","live.voltage":"Voltage","live.current":"Current","live.power_factor":"Power factor","live.frequency":"Frequency","live.energy_today":"Today","live.cost_today":"Cost today","compare.title":"Comparison to this moment","compare.week":"Week","compare.month":"Month","compare.year":"Year","compare.this":"This {span}","compare.before":"Before, to this moment","compare.rest":"Before, the rest","compare.more":"{percent} more than before","compare.less":"{percent} less than before","compare.same":"as much as before","compare.none":"Nothing to compare with: there are no data of the period before.","compare.measured_since":"Measured only since {date}, so the two cannot be compared.","compare.meter_since":"{name} is measured only since {date}: the time before is without it.","compare.not_yet":"There are no data of this time yet.","compare.profile":"Usual week","compare.profile_summary":"Mean energy by weekday and hour over the last {weeks} weeks, from {low} to {high}.","compare.so_far":"{now} so far, {before} by this moment before","span.week":"week","span.month":"month","span.year":"year","devices.title":"Devices","devices.sort":"Sort by","devices.power":"Power","devices.today":"Today","devices.cost":"Cost","devices.name":"Name","devices.rest":"Rest of {name}","devices.today_is":"today {value}","devices.standby":"always on {value}","view.overview":"Overview","view.analytics":"Analytics","view.alerts":"Alerts","view.devices":"Devices","view.settings":"Settings","settings.explanation":"Alert limits, fuse rating, nominal voltage and budget belong to each meter. They are shared with the bridge and with meters that read them.","settings.tariff":"Tariffs and options","alerts.title":"Alerts","alerts.none":"All is well: no alerts.","alerts.silent":"No alerts, but not connected: {names}","alerts.not_running":"Smart Energy is not running in Home Assistant, so nothing is watched. See Settings > Devices & services.","alerts.limit":"(limit {limit})","alerts.since":"since {time}","alerts.acknowledge":"Acknowledge","alerts.acknowledged":"acknowledged","alerts.history":"Last {days} days","alerts.filter":"Show","alerts.all":"All kinds","alerts.no_history":"No alerts in this time.","forecast.title":"Forecast","forecast.today":"Expected today","forecast.tomorrow":"Expected tomorrow","forecast.measured":"Measured","forecast.expected":"Expected","forecast.none":"There is no forecast yet.","costs.title":"Costs","costs.none":"No tariff is chosen for these meters yet, so there is no bill.","costs.by":"Break down by","costs.item":"Tariff period","costs.component":"Component","costs.device":"Device","costs.since":"since {date}","costs.projected":"Expected for the whole period","costs.budget":"Budget","costs.within":"{used} of the budget so far, {expected} expected.","costs.over":"{used} of the budget so far; {expected} expected, which is more than the budget.","costs.tier":"Tier {name}: {used} of {limit} used.","costs.last_tier":"Tier {name}, the last one: {used} used.","costs.estimated":"The energy of {hours} hours is estimated.","costs.missing":"The energy of {hours} hours is missing.","live.cost_now":"Cost now","live.per_hour":"{amount} an hour","state.connection":"Home Assistant cannot be reached.","state.stale":"Not up to date, this could not be loaded: {reason}","chart.price":"Price","chart.note":"Note","mark.missing":"not known yet","mark.estimated":"estimated","mark.late":"filled in late","usage.missing":"nothing heard for {hours} h","usage.estimated":"{hours} h estimated","usage.late":"{hours} h filled in late","live.no_trend":"The power of the last hour is not known.","live.trend_summary":"Power over the last hour, from {low} to {high}","live.minutes_ago":"{minutes} minutes ago","devices.seen":"seen {time}","devices.offline_since":"Offline since {time}","forecast.look_back":"Forecast up to a day before for {hours} of the last 24 hours: {expected}. Came: {measured}.","compare.now_marked":"{name}: {hours} h of this time are estimated or not known yet.","compare.before_marked":"{name}: {hours} h of the time before are estimated.","component.energy":"Energy","component.export":"Export","component.standing":"Standing charge","component.demand":"Demand","component.tax":"Tax","component.rounding":"Rounding","component.minimum":"Minimum bill","unit.day":"days","unit.month":"months","unit.year":"years","form.title":"Title","form.title_help":"In place of the card's own.","form.devices":"Meters","form.devices_help":"Meters and circuits to show. All, if you choose none.","form.span":"Period","form.span_help":"What the card begins with. It can be changed on the card.","form.unit":"Show","form.unit_help":"Energy, or what it costs. Money needs a tariff.","form.prices":"Prices behind the bars","form.prices_help":"For a day and a week, if the meter has a tariff. On unless you switch it off.","form.sort":"Sort by","form.sort_help":"Meters that are offline come first all the same.","form.compact":"Only what is wrong now","form.compact_help":"Leaves out title and history.","component.discount":"Discount","unit.billing period":"billing periods","forecast.without":"Without {names}: no forecast yet.","chart.colors":"Show as colours","alerts.of":"of","alerts.all_meters":"All meters","alerts.lasting":"(not over)","state.no_chosen":"The meters that were chosen for this card are not there any more.","state.add_meter":"To the meters","usage.nothing":"There are no data of this time.","card.live":"Smart Energy: now","card.live_help":"Voltage, current, power and its direction, the last hour, and today so far.","card.devices":"Smart Energy: devices","card.devices_help":"Every meter and circuit with its power, energy today, share and standby.","card.usage":"Smart Energy: usage","card.usage_help":"Energy or money by the hour, day, week, month and year, with prices behind.","card.alerts":"Smart Energy: alerts","card.alerts_help":"What is wrong now, to be acknowledged, and what was.","card.compare":"Smart Energy: comparison","card.compare_help":"This week, month or year against the one before, to this moment.","card.costs":"Smart Energy: costs","card.costs_help":"The bill so far, by tariff period, component and device, with projection and budget.","card.forecast":"Smart Energy: forecast","card.forecast_help":"The next 24 hours with their band, beside what was measured.","card.strategy":"Smart Energy","card.strategy_help":"Power, energy, cost, comparison, forecast and alerts of all your meters; it arranges itself.","costs.circuit":"of which {name}","costs.rest":"of which the rest"};var _r={"state.loading":"Cargando …","state.empty":"Todavía no hay datos. La primera hora aparece cuando Home Assistant la haya resumido.","state.no_meters":"Todavía no hay ningún medidor. Añade uno en Ajustes, Dispositivos y servicios, Smart Energy.","state.error":"No se pudo cargar: {reason}","state.disconnected":"No se puede contactar con Home Assistant. Se muestran los últimos valores conocidos.","state.retry":"Reintentar","state.offline":"Sin conexión","state.not_running":"Smart Energy no está en marcha en Home Assistant. Vea Ajustes > Dispositivos y servicios.","state.unknown":"Desconocido","chart.table":"Mostrar como tabla","chart.chart":"Mostrar como gráfico","chart.csv":"Descargar CSV","chart.time":"Hora","chart.total":"Total","chart.expected":"Intervalo esperado","usage.title":"Consumo","usage.hour":"Hora","usage.day":"Día","usage.week":"Semana","usage.month":"Mes","usage.year":"Año","usage.energy":"kWh","usage.money":"Dinero","usage.previous":"Antes","usage.next":"Después","usage.now":"Ahora","usage.unit":"Mostrar","usage.period":"Periodo","usage.summary":"{title}, {range}: {total} en total.","usage.exported":"Vertido por {name}","usage.no_cost":"Estos medidores no tienen tarifa, así que no hay coste que mostrar.","usage.other_currency":"No se muestran, porque se facturan en otra moneda: {names}","usage.incomplete":"en curso","live.title":"Ahora","live.importing":"de la red","live.exporting":"a la red","live.still":"sin flujo","live.trend":"Potencia de la última hora","live.voltage":"Tensión","live.current":"Corriente","live.power_factor":"Factor de potencia","live.frequency":"Frecuencia","live.energy_today":"Hoy","live.cost_today":"Coste de hoy","compare.title":"Comparación hasta este momento","compare.week":"Semana","compare.month":"Mes","compare.year":"Año","compare.this":"{span}","compare.before":"Antes, hasta este momento","compare.rest":"Antes, el resto","compare.more":"{percent} más que antes","compare.less":"{percent} menos que antes","compare.same":"igual que antes","compare.none":"Nada con que comparar: no hay datos del periodo anterior.","compare.measured_since":"Se mide solo desde el {date}, así que no se pueden comparar.","compare.meter_since":"{name} se mide solo desde el {date}: el tiempo anterior es sin él.","compare.not_yet":"Todavía no hay datos de este periodo.","compare.profile":"Semana habitual","compare.profile_summary":"Energía media por día de la semana y hora de las últimas {weeks} semanas, de {low} a {high}.","compare.so_far":"{now} hasta ahora, {before} antes hasta este momento","span.week":"Esta semana","span.month":"Este mes","span.year":"Este año","devices.title":"Dispositivos","devices.sort":"Ordenar por","devices.power":"Potencia","devices.today":"Hoy","devices.cost":"Coste","devices.name":"Nombre","devices.rest":"Resto de {name}","devices.today_is":"hoy {value}","devices.standby":"siempre {value}","view.overview":"Resumen","view.analytics":"Análisis","view.alerts":"Alertas","view.devices":"Dispositivos","view.settings":"Ajustes","settings.explanation":"Los límites de alerta, el fusible, la tensión nominal y el presupuesto son de cada medidor. También valen para el puente y para los medidores que los leen.","settings.tariff":"Tarifas y opciones","alerts.title":"Alertas","alerts.none":"Todo va bien: no hay alertas.","alerts.silent":"No hay alertas, pero sin conexión: {names}","alerts.not_running":"Smart Energy no está en marcha en Home Assistant, así que no se vigila nada. Vea Ajustes > Dispositivos y servicios.","alerts.limit":"(límite {limit})","alerts.since":"desde {time}","alerts.acknowledge":"Confirmar","alerts.acknowledged":"confirmada","alerts.history":"Últimos {days} días","alerts.filter":"Mostrar","alerts.all":"Todos los tipos","alerts.no_history":"No hubo alertas en este tiempo.","forecast.title":"Previsión","forecast.today":"Previsto hoy","forecast.tomorrow":"Previsto mañana","forecast.measured":"Medido","forecast.expected":"Previsto","forecast.none":"Todavía no hay previsión.","costs.title":"Costes","costs.none":"Estos medidores aún no tienen tarifa, así que no hay factura.","costs.by":"Desglosar por","costs.item":"Periodo tarifario","costs.component":"Concepto","costs.device":"Dispositivo","costs.since":"desde el {date}","costs.projected":"Previsto para todo el periodo","costs.budget":"Presupuesto","costs.within":"{used} del presupuesto hasta ahora, {expected} previsto.","costs.over":"{used} del presupuesto hasta ahora; {expected} previsto, más que el presupuesto.","costs.tier":"Tramo {name}: {used} de {limit} usados.","costs.last_tier":"Tramo {name}, el último: {used} usados.","costs.estimated":"La energía de {hours} horas es estimada.","costs.missing":"Falta la energía de {hours} horas.","live.cost_now":"Coste ahora","live.per_hour":"{amount} por hora","state.connection":"No se puede acceder a Home Assistant.","state.stale":"No está actualizado, no se pudo cargar: {reason}","chart.price":"Precio","chart.note":"Nota","mark.missing":"aún desconocido","mark.estimated":"estimado","mark.late":"completado más tarde","usage.missing":"sin noticias desde hace {hours} h","usage.estimated":"{hours} h estimadas","usage.late":"{hours} h completadas más tarde","live.no_trend":"No se conoce la potencia de la última hora.","live.trend_summary":"Potencia de la última hora, de {low} a {high}","live.minutes_ago":"hace {minutes} minutos","devices.seen":"visto {time}","devices.offline_since":"Sin conexión desde {time}","forecast.look_back":"Previsto hasta un día antes para {hours} de las últimas 24 horas: {expected}. Llegó: {measured}.","compare.now_marked":"{name}: {hours} h de este tiempo son estimadas o aún desconocidas.","compare.before_marked":"{name}: {hours} h del tiempo anterior son estimadas.","component.energy":"Energía","component.export":"Exportación","component.standing":"Término fijo","component.demand":"Potencia","component.tax":"Impuesto","component.rounding":"Redondeo","component.minimum":"Factura mínima","unit.day":"días","unit.month":"meses","unit.year":"años","form.title":"Título","form.title_help":"En lugar del título propio de la tarjeta.","form.devices":"Contadores","form.devices_help":"Contadores y circuitos que se muestran. Todos, si no eliges ninguno.","form.span":"Periodo","form.span_help":"Con qué empieza la tarjeta. Se puede cambiar en ella.","form.unit":"Mostrar","form.unit_help":"Energía, o lo que cuesta. El dinero necesita una tarifa.","form.prices":"Precios detrás de las barras","form.prices_help":"Para un día y una semana, si el contador tiene tarifa. Activado mientras no lo desactives.","form.sort":"Ordenar por","form.sort_help":"Los contadores sin conexión van siempre primero.","form.compact":"Solo lo que falla ahora","form.compact_help":"Sin título ni historial.","component.discount":"Descuento","unit.billing period":"periodos de facturación","forecast.without":"Sin {names}: aún no hay previsión.","chart.colors":"Mostrar como colores","alerts.of":"de","alerts.all_meters":"Todos los contadores","alerts.lasting":"(continúa)","state.no_chosen":"Los contadores elegidos para esta tarjeta ya no existen.","state.add_meter":"Ir a los contadores","usage.nothing":"No hay datos de este tiempo.","card.live":"Smart Energy: ahora","card.live_help":"Tensión, corriente, potencia y su sentido, la última hora, y lo que va de hoy.","card.devices":"Smart Energy: dispositivos","card.devices_help":"Cada contador y circuito con su potencia, energía de hoy, parte y consumo permanente.","card.usage":"Smart Energy: consumo","card.usage_help":"Energía o dinero por hora, día, semana, mes y año, con los precios detrás.","card.alerts":"Smart Energy: alertas","card.alerts_help":"Lo que falla ahora, para confirmarlo, y lo que falló.","card.compare":"Smart Energy: comparación","card.compare_help":"Esta semana, mes o año frente al anterior, hasta este momento.","card.costs":"Smart Energy: costes","card.costs_help":"La factura hasta ahora, por periodo, componente y dispositivo, con previsión y presupuesto.","card.forecast":"Smart Energy: previsión","card.forecast_help":"Las próximas 24 horas con su banda, junto a lo medido.","card.strategy":"Smart Energy","card.strategy_help":"Potencia, energía, coste, comparación, previsión y alertas de todos tus contadores; se ordena solo.","costs.circuit":"de ello, {name}","costs.rest":"de ello, el resto"};var $r={de:xr,en:Pe,es:_r};function Ot(s){return s in Pe}function O(s,r,e={}){return(($r[s]??$r[s.split("-")[0]??""]??Pe)[r]??Pe[r]).replace(/\{(\w+)\}/g,(i,o)=>e[o]??i)}var X=27777777777777776e-23,lt=4.184,ps=.29307107,fs={mW:.001,W:1,kW:1e3,MW:1e6,GW:1e9,TW:1e12,"BTU/h":ps,mWh:1e-6,Wh:.001,kWh:1,MWh:1e3,GWh:1e6,TWh:1e9,J:X,kJ:1e3*X,MJ:1e6*X,GJ:1e9*X,cal:lt*X,kcal:1e3*lt*X,Mcal:1e6*lt*X,Gcal:1e9*lt*X};function Dt(s){return fs[s?.attributes.unit_of_measurement??""]??1}function be(s){if(s===void 0||s.state.trim()==="")return null;let r=Number(s.state);return Number.isFinite(r)?r*Dt(s):null}var gs="smart_energy",ys=["number","switch"],vs=["solar","battery"];function ct(s){let r=new Map;for(let t of Object.values(s.entities)){if(t.platform!==gs||!t.device_id||!t.translation_key||t.hidden)continue;let{entities:n,settings:i}=r.get(t.device_id)??{entities:{},settings:[]};ys.includes(t.entity_id.split(".")[0]??"")?i.push(t.entity_id):n[t.translation_key]=t.entity_id,r.set(t.device_id,{entities:n,settings:i})}let e=[...r].flatMap(([t,n])=>{let i=s.devices[t],o=Sr(s,n.entities);return i?[{id:t,name:bs(i),parentId:ws(i,r),role:o,...n}]:[]});return xs(e)}function bs(s){return s.name_by_user??s.name??s.id}function ws(s,r){return s.via_device_id!==null&&r.has(s.via_device_id)?s.via_device_id:null}function Sr(s,r){let e=s.states[r.status??""]?.attributes.role;return typeof e=="string"?e:null}function kr(s,r){return r.every(({entities:e,role:t})=>Sr(s,e)===t)}function xs(s){let r=[...s].sort((e,t)=>e.name.localeCompare(t.name,void 0,{numeric:!0}));return r.filter(e=>e.parentId===null).flatMap(e=>[e,...we(r,e)])}function we(s,{id:r}){return s.filter(({parentId:e})=>e===r).flatMap(e=>[e,...we(s,e)])}function Mr(s,r){return r?.length?s.filter(e=>r.includes(e.id)):s}function xe({role:s}){return s!==null&&vs.includes(s)}function D(s){let r=N(s),e=r.filter(t=>!xe(t));return e.length>0?e:r}function N(s){let r=new Set(s.map(e=>e.id));return s.filter(e=>e.parentId===null||!r.has(e.parentId))}function ee(s,r,e){return be(s.states[r.entities[e]??""])}function He(s,r){let e=s.states[r.entities.status??""]?.state;return e==="on"||e==="off"?e==="on":null}var j=[{name:"title",kind:"text"},{name:"devices",kind:"devices"}];function Ar(s){let r=e=>O(document.documentElement.lang,e);return{schema:s.map(e=>({name:e.name,selector:_s(e,r),...e.standard===void 0?{}:{default:e.standard}})),computeLabel:({name:e})=>r(`form.${e}`),computeHelper:({name:e})=>r(`form.${e}_help`),assertConfig:e=>{Pt(e,s)}}}function _s({kind:s,choices:r=[],texts:e},t){switch(s){case"devices":return{device:{multiple:!0,filter:{integration:"smart_energy"}}};case"choice":return{select:{mode:"dropdown",options:r.map(n=>({value:n,label:t(`${e??""}.${n}`)}))}};default:return{[s]:{}}}}function Pt(s,r){for(let e of r){let t=s[e.name];if(t!=null&&!$s(t,e))throw new Error(`${e.name}: expected ${Ss(e)}, got ${JSON.stringify(t)}`)}}function $s(s,{kind:r,choices:e}){switch(r){case"text":return typeof s=="string";case"boolean":return typeof s=="boolean";case"devices":return Array.isArray(s)&&s.every(t=>typeof t=="string");case"choice":return typeof s=="string"&&!!e?.includes(s)}}function Ss({kind:s,choices:r=[]}){return s==="choice"?`one of ${r.join(", ")}`:{text:"a text",boolean:"true or false",devices:"a list of device ids"}[s]}var _e=b`
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`,$e=b`
  :focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
`,dt=b`
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
`;var ks=20,Ms=1e3,x=class extends H{constructor(){super(...arguments);this.drawnAt=0;this.needsData=!0}static{this.options=j}static getStubConfig(){return{}}static getConfigForm(){return Ar(this.options)}setConfig(e){Pt(e,this.constructor.options),this.config=e}dataKey(){let{meters:e,hass:t}=this,n=e.map(({entities:o})=>t.states[o.tariff??""]?.state),i=e.map(({entities:o})=>o.cost_total);return[C(t),t.config.state,...e.map(({id:o})=>o),...n,...i].join(" ")}updated(){clearTimeout(this.drawing),this.drawing=void 0,this.drawnAt=performance.now();let e=this.hass.connected?this.dataKey():void 0;e!==void 0&&e!==this.asked&&this.meters.length>0&&this.refresh?.now(),this.asked=e}t(e,t){return O(this.hass.language,e,t)}get meters(){let{entities:e,devices:t,states:n}=this.hass;return(this.known?.entities!==e||this.known.devices!==t)&&(this.known=void 0),this.known&&this.known.states!==n&&!kr(this.hass,this.known.meters)&&(this.known=void 0),this.known??={entities:e,devices:t,states:n,meters:ct(this.hass)},this.known.states=n,Mr(this.known.meters,this.config.devices)}statesBefore(e){let t=e.get("hass");return e.size>1||!t||["language","locale","entities","devices","connected","config"].some(i=>t[i]!==this.hass[i])?void 0:t.states}shouldUpdate(e){let t=this.statesBefore(e);if(t===void 0)return!0;if(this.drawing!==void 0||!this.hasChanged(t))return!1;let n=this.meters.length>ks?this.drawnAt+Ms-performance.now():0;return n<=0?!0:(this.drawing=setTimeout(()=>{this.requestUpdate()},n),!1)}hasChanged(e){for(let t of this.watched())if(e[t]!==this.hass.states[t])return!0;return!1}*watched(){for(let e of this.meters)yield*Object.values(e.entities)}get isRunning(){return this.meters.some(({entities:e})=>this.hass.states[e.status??""]?.state!=="unavailable")}*statesOf(e){for(let{entities:t}of this.meters)for(let n of e)t[n]!==void 0&&(yield t[n])}*tariffs(){for(let{entities:e}of this.meters)e.tariff!==void 0&&(yield e.tariff)}render(){let e=this.config.title??this.heading();return c`<ha-card>
      ${e?c`<h2>${e}</h2>`:h}
      ${this.hass.connected?h:c`<p class="notice" role="status">${this.t("state.disconnected")}</p>`}
      ${this.content()}
    </ha-card>`}content(){if(this.meters.length===0)return this.noMeters();let{error:e=null,loaded:t=!0}=this.refresh??{},n=e===null?h:this.failure(e,t||!this.needsData);return!t&&this.needsData?e===null?this.notice("state.loading"):c`${n}`:c`${n}${this.body()}`}noMeters(){return this.config.devices?.length?this.notice("state.no_chosen"):c`${this.notice("state.no_meters")}${this.link("state.add_meter")}`}link(e){return c`<a class="link" href="/config/integrations/integration/smart_energy">${this.t(e)}</a>`}notice(e){return c`<p class="notice" role="status">${this.t(e)}</p>`}failure(e,t){let n=at(e)??this.t("state.connection");return c`<p class="notice" role="alert">${this.t(t?"state.stale":"state.error",{reason:n})}</p>
      <button class="plain retry" @click=${()=>{this.refresh?.now()}}>${this.t("state.retry")}</button>`}static{this.styles=[$e,_e,b`
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
    `]}};g([_({attribute:!1})],x.prototype,"hass",2),g([$()],x.prototype,"config",2);var E=class{constructor(r,e){this.host=r;this.options=e;this.error=null;this.loaded=!1;this.retryMs=5e3;this.due=0;this.running=0;this.isConnected=!1;this.onVisibility=()=>{this.stop(),this.isShown&&this.due>0&&this.schedule(Math.max(0,this.due-Date.now()))};r.addController(this)}hostConnected(){this.isConnected=!0,document.addEventListener("visibilitychange",this.onVisibility),this.onVisibility()}hostDisconnected(){this.isConnected=!1,document.removeEventListener("visibilitychange",this.onVisibility),this.stop()}async now(){if(this.stop(),!this.isShown){this.due=Date.now();return}let r=++this.running;try{let e=await this.options.load();if(r!==this.running)return;e(),this.error=null,this.loaded=!0,this.retryMs=5e3,this.schedule(this.untilBoundary())}catch(e){if(r!==this.running)return;this.error=e,this.schedule(this.retryMs),this.retryMs=Math.min(this.retryMs*2,3e5)}this.host.requestUpdate()}get isShown(){return this.isConnected&&!document.hidden}stop(){clearTimeout(this.timer),this.timer=void 0}schedule(r){this.due=Date.now()+r,this.isShown&&(this.timer=setTimeout(()=>{this.now()},r))}untilBoundary(){let{everyMs:r}=this.options,e=Date.now()-2e4;return(Math.floor(e/r)+1)*r-e}};var Rr=10,Ht={dateStyle:"short",timeStyle:"short"},te=class extends x{constructor(){super(...arguments);this.past=[];this.kind="";this.meterId="";this.failed=null;this.needsData=!1;this.refresh=new E(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...j,{name:"compact",kind:"boolean"}]}getCardSize(){return this.config.compact?1:6}getGridOptions(){return{columns:12,min_columns:6}}dataKey(){let e=this.meters.map(({entities:t})=>this.hass.states[t.alert??""]?.last_updated);return[super.dataKey(),...e].join(" ")}async load(){if(this.config.compact)return()=>{};let e=new Map(this.meters.flatMap(o=>o.entities.alert?[[o.entities.alert,o]]:[]));if(e.size===0)return()=>this.past=[];let t=Date.now()-Rr*864e5,n=await this.hass.callWS({type:"history/history_during_period",start_time:new Date(t).toISOString(),entity_ids:[...e.keys()],minimal_response:!1,no_attributes:!1,significant_changes_only:!1}),i=Object.entries(n).flatMap(([o,l])=>{let a=e.get(o),d=l.map(({s:m,a:u})=>({state:m,attributes:u??{}}));return a?tr(this.hass,a,d):[]}).filter(({since:o,until:l})=>(l??o)>=t).sort((o,l)=>l.since-o.since);return()=>this.past=i}heading(){return this.config.compact?null:this.t("alerts.title")}body(){let e=Xt(this.hass,this.meters);return c`${this.failed===null?h:c`<p class="notice" role="alert">${this.failed}</p>`}
    ${e.length?e.map(t=>this.banner(t)):this.allWell()}
    ${this.config.compact?h:this.pastList()}`}allWell(){let e=n=>this.hass.states[n.entities.status??""]?.state,t=this.meters.filter(n=>(e(n)??"on")!=="on");if(t.length&&t.every(n=>e(n)==="unavailable"))return c`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.not_running")}
      </p>`;if(t.length){let n=t.map(({name:i})=>i).join(", ");return c`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.silent",{names:n})}
      </p>`}return c`<p class="well" role="status">
      <ha-icon icon="mdi:check-circle-outline"></ha-icon> ${this.t("alerts.none")}
    </p>`}banner(e){let t=e.limit===null?"":this.t("alerts.limit",{limit:this.amount(e,e.limit)});return c`<div class=${it({banner:!0,known:e.acknowledged||Yt(e)})} role="alert">
      <ha-icon icon="mdi:alert"></ha-icon>
      <button
        class="what"
        @click=${()=>{this.open(e)}}
      >
        <strong>${e.meter.name}: ${e.name}</strong>
        <span>${e.value===null?h:this.amount(e,e.value)} ${t}</span>
        <span>${this.t("alerts.since",{time:k(this.hass,e.since,Ht)})}</span>
        ${e.explanation===null?h:c`<span class="why">${e.explanation}</span>`}
      </button>
      ${e.acknowledged?c`<span class="noted">${this.t("alerts.acknowledged")}</span>`:c`<button class="acknowledge" @click=${()=>{this.acknowledge(e)}}>
              ${this.t("alerts.acknowledge")}
            </button>`}
    </div>`}amount(e,t){let n=Qt(e.kind);return n==="W"?J(this.hass,t):n==="kWh"?S(this.hass,t):`${T(this.hass,t,n==="A"?2:n==="V"?1:0)} ${n}`.trim()}open(e){let t=e.meter.entities[e.kind];t&&ve(this,t)}async acknowledge(e){try{await this.hass.callService("smart_energy","acknowledge_alert",{alert_id:e.id}),this.failed=null}catch(t){this.failed=at(t)??this.t("state.connection")}}pastList(){let e=this.past.filter(({kind:i,meter:o})=>(this.kind===""||i===this.kind)&&(this.meterId===""||o.id===this.meterId)),t=new Map(this.past.map(({kind:i,name:o})=>[i,o])),n=new Map(this.past.map(({meter:i})=>[i.id,i.name]));return c`<div class="past">
      <h3>${this.t("alerts.history",{days:String(Rr)})}</h3>
      ${this.filter("alerts.filter","alerts.all",t,this.kind,i=>this.kind=i)}
      ${this.filter("alerts.of","alerts.all_meters",n,this.meterId,i=>this.meterId=i)}
      ${e.length?c`<ul>
              ${e.map(i=>this.pastItem(i))}
            </ul>`:this.noPast()}
    </div>`}noPast(){return this.refresh.loaded?this.notice("alerts.no_history"):this.refresh.error===null?this.notice("state.loading"):h}filter(e,t,n,i,o){return n.size<2?h:c`<label
      >${this.t(e)}
      <select
        @change=${l=>{o(l.target.value)}}
      >
        <option value="" ?selected=${i===""}>${this.t(t)}</option>
        ${[...n].map(([l,a])=>c`<option value=${l} ?selected=${i===l}>${a}</option>`)}
      </select></label
    >`}pastItem(e){let t=e.until===null?this.t("alerts.lasting"):`– ${k(this.hass,e.until,Ht)}`;return c`<li>
      <strong>${e.meter.name}: ${e.name}</strong>
      <span>${e.value===null?h:this.amount(e,e.value)}</span>
      <span class="time">${k(this.hass,e.since,Ht)} ${t}</span>
      ${e.acknowledged?c`<span class="time">${this.t("alerts.acknowledged")}</span>`:h}
      ${e.explanation===null?h:c`<span class="why">${e.explanation}</span>`}
    </li>`}static{this.styles=[x.styles,b`
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
    `]}};g([$()],te.prototype,"past",2),g([$()],te.prototype,"kind",2),g([$()],te.prototype,"meterId",2),g([$()],te.prototype,"failed",2);var Tr=["#4269d0","#f4bd4a","#ff725c","#6cc5b0","#a463f2","#ff8ab7","#9c6b4e","#97bbf5"];function Cr(s){let r=s%Tr.length+1;return`var(--graph-color-${r}, var(--color-${r}, ${Tr[r-1]}))`}var ut="var(--energy-grid-return-color, #8353d1)",Se="var(--energy-grid-consumption-color, #488fc2)",Nt="var(--disabled-color, #bdbdbd)",Er="var(--secondary-text-color, #727272)";function Or(s,r){return s.callWS({type:"smart_energy/forecast",device_ids:r})}function Dr(s,r){return s.callWS({type:"smart_energy/bill",device_ids:r})}function mt(s,r,e,t){return s.callWS({type:"smart_energy/hours",device_ids:r,start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),prices:t})}function V(s,r,e,t){return c`<div class="choices" role="group" aria-label=${s}>
    ${r.map(({value:n,text:i})=>c`<button
          aria-pressed=${n===e?"true":"false"}
          @click=${()=>{t(n)}}
        >
          ${i}
        </button>`)}
  </div>`}var re=b`
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
`;var Pr=new Map;function As(s){let r=Pr.get(s);return r||(r=new Intl.DateTimeFormat("en-US",{timeZone:s,hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"}),Pr.set(s,r)),r}function ke(s,r){let e={};for(let{type:d,value:m}of As(r).formatToParts(s))e[d]=Number(m);let{year:t=0,month:n=1,day:i=1,hour:o=0,minute:l=0,second:a=0}=e;return{year:t,month:n,day:i,hour:o,minute:l,second:a}}function he(s,r){let e=ke(s,r);return Date.UTC(e.year,e.month-1,e.day,e.hour,e.minute,e.second)-Math.floor(s/1e3)*1e3}function ne(s,r,e,t){let n=Date.UTC(s,r-1,e),i=he(n-864e5,t),o=he(n+864e5,t),l=n-Math.max(i,o),a=n-Math.min(i,o);return he(l,t)===n-l?l:he(a,t)===n-a?a:Rs(l-864e5,a,t)}function Rs(s,r,e){let t=he(s,e);for(;r-s>1e3;){let n=Math.floor((s+r)/2e3)*1e3;he(n,e)===t?s=n:r=n}return r}function R(s,r,e,t=1,n=0){if(r==="hour"){let i=Ts(s,e)+n*36e5;return{start:i,end:i+36e5}}return{start:Hr(s,r,e,t,n),end:Hr(s,r,e,t,n+1)}}function Ts(s,r){let e=he(s,r);return Math.floor((s+e)/36e5)*36e5-e}function Hr(s,r,e,t,n){let{year:i,month:o,day:l}=ke(s,e);switch(r){case"day":return ne(i,o,l+n,e);case"week":{let a=new Date(Date.UTC(i,o-1,l)).getUTCDay();return ne(i,o,l-(a-t+7)%7+7*n,e)}case"month":return ne(i,o+n,1,e);case"year":return ne(i+n,1,1,e)}}function se(s){let r=Math.floor(s/36e5)*36e5;return{start:r,end:r+36e5}}function G(s,r,e,t=1){let n=[],i=R(s.start,r,e,t);for(;i.start<s.end;)i.start>=s.start&&n.push(i),i=R(i.end,r,e,t);return n}var Cs=36e5,Es=9*864e5,Lt=class{constructor(r){this.hass=r;this.waiting=[]}ask(r){return new Promise((e,t)=>{this.waiting.push({query:r,resolve:e,reject:t}),this.waiting.length===1&&setTimeout(()=>this.send())})}send(){let r=[];for(let e of this.waiting.sort((t,n)=>t.query.range.start-n.query.range.start)){let{range:t,resolution:n}=e.query,i=r.find(o=>o.resolution===n&&Os(o.range,t));i?(i.range.end=Math.max(i.range.end,t.end),i.entries.push(e)):r.push({range:{...t},resolution:n,entries:[e]})}this.waiting=[];for(let e of r)this.sendGroup(e)}async sendGroup({range:r,resolution:e,entries:t}){try{let n=await this.hass.callWS({type:"recorder/statistics_during_period",start_time:new Date(r.start).toISOString(),end_time:new Date(r.end).toISOString(),statistic_ids:[...new Set(t.flatMap(({query:i})=>i.ids))],period:e,types:[...new Set(t.flatMap(({query:i})=>i.types))],units:{energy:"kWh",power:"W"}});for(let{query:i,resolve:o}of t)o(Ds(n,i))}catch(n){for(let{reject:i}of t)i(n)}}};function Os(s,r){let e=Math.max(s.end,r.end);return r.start<=s.end&&(e-s.start<=Es||e===s.end)}function Ds(s,{ids:r,range:e}){let t=({start:n})=>n>=e.start&&n<e.end;return Object.fromEntries(r.flatMap(n=>{let i=s[n]?.filter(t);return i?.length?[[n,i]]:[]}))}var Nr=new WeakMap;function I(s,r){if(r.ids.length===0)return Promise.resolve({});let e=Nr.get(s.connection);return e||(e=new Lt(s),Nr.set(s.connection,e)),e.ask(r)}async function ht(s,r,e){let t={start:e.start-3e5,end:e.end},n=await I(s,{ids:r,range:t,resolution:"5minute",types:["sum"]}),i=Object.entries(n).map(([o,l])=>[o,l.slice(1).map((a,d)=>({start:a.start,end:a.end,change:Ps(a,l[d])}))]);return Object.fromEntries(i)}function Ps(s,r){return typeof s.sum=="number"&&typeof r?.sum=="number"?s.sum-r.sum:null}async function Lr(s,r,e){let t={start:e.start-Cs,end:e.start},n=await I(s,{ids:r,range:t,resolution:"hour",types:["state"]});return Object.fromEntries(Object.entries(n).flatMap(([i,o])=>{let l=Hs(o.at(-1)?.state,s.states[i]);return l===null?[]:[[i,[{...e,change:l}]]]}))}function Hs(s,r){let e=be(r);return typeof s!="number"||e===null||e<s&&r?.attributes.state_class==="total_increasing"?null:e-s}function Ne(s,r){let e=new Set([...Object.keys(s),...Object.keys(r)]);return Object.fromEntries([...e].map(t=>[t,[...s[t]??[],...r[t]??[]]]))}function Ur(s,r,e,t){let n=R(s,r,e,t),i=R(s,r,e,t,-1),o=Ns(s,n,i,r,e);return{now:{start:n.start,end:s},before:i,moment:Math.min(o,i.end)}}function Ns(s,r,e,t,n){let i=ke(s,n),o=s-ne(i.year,i.month,i.day,n);if(t==="week"){let m=G(r,"day",n).findIndex(({end:u})=>s<u);return(G(e,"day",n)[m]?.start??e.end)+o}let l=ke(e.start,n),a=t==="month"?l.month:i.month,d=new Date(Date.UTC(l.year,a,0)).getUTCDate();return i.day>d?ne(l.year,a+1,1,n):ne(l.year,a,i.day,n)+o}function ie(s,r){let e=null;for(let{start:t,end:n,change:i}of s){let o=Math.min(n,r.end)-Math.max(t,r.start);typeof i!="number"||o<=0||(e=(e??0)+i*(o/(n-t)))}return e}function Ir(s,r,e,t,n){let i=e==="year"?"month":"day",o=R(r.now.start,e,t,n),l=G(o,i,t),a=G(r.before,i,t);return l.map((d,m)=>{let u=a[m],{moment:p}=r;return{period:d,now:ie(s,{start:d.start,end:Math.min(d.end,r.now.end)}),before:u?ie(s,{start:u.start,end:Math.min(u.end,p)}):null,rest:u?ie(s,{start:Math.max(u.start,p),end:u.end}):null}})}function Br(s,r,e){let t=Array.from({length:7},()=>Array.from({length:24},()=>({sum:0,count:0})));for(let{start:n,change:i}of s){if(typeof i!="number")continue;let o=ke(n,r),l=new Date(Date.UTC(o.year,o.month-1,o.day)).getUTCDay(),a=t[(l-e+7)%7]?.[o.hour];a&&(a.sum+=i,a.count+=1)}return t.map(n=>n.map(({sum:i,count:o})=>o?i/o:null))}function Wr(s){let r=s.filter(({change:e})=>typeof e=="number").map(({start:e})=>e);return r.length?r.reduce((e,t)=>Math.min(e,t)):null}function oe(s){let r=new Map;for(let e of s.flat()){if(typeof e.change!="number")continue;let t=`${e.start} ${e.end}`,n=r.get(t);r.set(t,n?{...n,change:(n.change??0)+e.change}:{...e})}return[...r.values()].sort((e,t)=>e.start-t.start)}var Le=["missing","estimated","late"];function pt(s,r,e){let t=r.estimated.map(Ut),n=e?t:t.filter(o=>jr(o,s.start)||jr(o,s.end)),i={missing:It(s,r.missing.map(Ut)),estimated:It(s,n),late:It(s,r.late.map(Ut))};return Object.fromEntries(Object.entries(i).filter(([,o])=>o>0))}function Kr(s){return Le.find(r=>s[r]!==void 0)??null}function Ut({start:s,end:r}){return{start:Date.parse(s),end:Date.parse(r)}}function jr({start:s,end:r},e){return s<e&&e<r}function It(s,r){return r.map(({start:t,end:n})=>Math.max(0,Math.min(n,s.end)-Math.max(t,s.start))).reduce((t,n)=>t+n,0)/36e5}var Fr=["week","month","year"],zr=8,Vr=36e5,qr=24*Vr,Ls=.1,Ue=class extends x{constructor(){super(...arguments);this.span="week";this.rows=[];this.measured={};this.profile=[];this.hours={};this.refresh=new E(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.span=e.span??"week"}static{this.options=[...j,{name:"span",kind:"choice",choices:Fr,standard:"week",texts:"compare"}]}getCardSize(){return 8}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("compare.title")}dataKey(){return[super.dataKey(),this.span].join(" ")}async load(){let e=C(this.hass),t=Date.now(),n=se(t),i=await ht(this.hass,this.ids,n),o=oe(Object.values(i)).at(-1)?.end??n.start,{span:l}=this,a=Ur(o,l,e,Q(this.hass)),d=t-zr*7*qr,m={start:Math.min(d,l==="year"?1/0:a.before.start),end:n.start},u={start:a.before.start,end:t},p=D(this.meters).map(({id:A})=>A),[f,y,v]=await Promise.all([this.ask(m,"hour"),l==="year"?this.year(a,n):Promise.resolve(void 0),mt(this.hass,p,u,!1)]),w=oe(Object.values(f)).filter(({start:A})=>A>=d),M=Ne(y??f,i);return()=>{this.hours=v,this.profile=Br(w,e,Q(this.hass)),this.rows=oe(Object.values(M)),this.measured=M,this.shown={span:l,comparison:a}}}async year({before:e,moment:t},n){let i=C(this.hass),o=[R(t,"day",i),{...R(n.start,"day",i),end:n.start}],l={start:e.start,end:n.start};if(i!==this.hass.config.time_zone)return this.ask(l,"hour");let[a,...d]=await Promise.all([this.ask(l,"day"),...o.filter(({start:p,end:f})=>p<f).map(p=>this.ask(p,"hour"))]),m=({start:p})=>o.every(f=>p!==f.start),u=Object.entries(a).map(([p,f])=>[p,f.filter(m)]);return d.reduce(Ne,Object.fromEntries(u))}ask(e,t){return I(this.hass,{ids:this.ids,range:e,resolution:t,types:["change"]})}get ids(){return D(this.meters).flatMap(({entities:e})=>e.energy??[])}body(){let e=Fr.map(t=>({value:t,text:this.t(`compare.${t}`)}));return c`<div class="controls">
        ${V(this.t("usage.period"),e,this.span,t=>this.span=t)}
      </div>
      ${this.shown?.span===this.span?this.compared(this.shown.comparison):this.notice("state.loading")}
      ${this.usualWeek()}`}compared(e){let t=ie(this.rows,e.now),n=ie(this.rows,{start:e.before.start,end:e.moment});if(t===null)return this.notice("compare.not_yet");if(n===null)return this.notice("compare.none");let i=this.t("compare.so_far",{now:S(this.hass,t),before:S(this.hass,n)});return c`${this.verdict(t,n,e)}
      <p class="notice">${i}</p>
      ${this.later(e)} ${this.caution("compare.now_marked",e.now)}
      ${this.caution("compare.before_marked",{start:e.before.start,end:e.moment})}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(e)}
        .format=${o=>S(this.hass,o)}
        .summary=${i}
        filename="comparison"
      ></smart-energy-chart>`}caution(e,t){return c`${D(this.meters).map(({id:n,name:i})=>{let{missing:o=0,estimated:l=0}=this.hours[n]?pt(t,this.hours[n],!1):{};if(o+l<Ls)return h;let a=T(this.hass,o+l,1);return c`<p class="notice">${this.t(e,{name:i,hours:a})}</p>`})}`}verdict(e,t,n){let i=this.cutAt(this.rows,n);return i!==null?c`<p class="notice">${this.t("compare.measured_since",{date:i})}</p>`:t<=0?h:c`<p class="verdict">${this.inWords(e/t-1)}</p>`}cutAt(e,{before:t}){let n=Wr(e);return n===null||n<t.start+Vr?null:k(this.hass,n,{day:"numeric",month:"long",year:"numeric"})}later(e){return this.cutAt(this.rows,e)!==null?h:c`${D(this.meters).map(({name:t,entities:n})=>{let i=this.cutAt(this.measured[n.energy??""]??[],e);return i===null?h:c`<p class="notice">${this.t("compare.meter_since",{name:t,date:i})}</p>`})}`}inWords(e){if(Math.abs(e)<.005)return this.t("compare.same");let t=ot(this.hass,Math.abs(e));return this.t(e>0?"compare.more":"compare.less",{percent:t})}chartData(e){let t=Ir(this.rows,e,this.span,C(this.hass),Q(this.hass)),n={week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}}[this.span],i=this.span==="year"?{month:"long"}:{weekday:"long",day:"numeric",month:"long"},o=a=>t.map(d=>d[a]),l=`color-mix(in srgb, ${Nt} 45%, transparent)`;return{unit:"kWh",columns:t.map(({period:a})=>({label:k(this.hass,a.start,n),title:k(this.hass,a.start,i),...a,...a.start>=e.now.end?{ahead:!0}:{}})),series:[{name:this.t("compare.this",{span:this.t(`span.${this.span}`)}),color:Se,values:o("now"),shape:"beside"},{name:this.t("compare.before"),color:Nt,values:o("before")},{name:this.t("compare.rest"),color:l,values:o("rest")}]}}usualWeek(){let e=this.profile.flat().filter(o=>o!==null);if(e.length===0)return c``;let t={low:Math.min(...e),high:Math.max(...e)},n=this.t("compare.profile_summary",{weeks:String(zr),low:S(this.hass,t.low),high:S(this.hass,t.high)}),i=o=>new Intl.DateTimeFormat(this.hass.locale.language,{weekday:"short",timeZone:"UTC"}).format((3+Q(this.hass)+o)*qr);return c`<h3>${this.t("compare.profile")}</h3>
      <smart-energy-heat-map
        .hass=${this.hass}
        .values=${this.profile}
        .row=${i}
        .format=${o=>S(this.hass,o)}
        .summary=${n}
        .unit=${"kWh"}
        filename="usual-week"
      ></smart-energy-heat-map>`}static{this.styles=[x.styles,re,b`
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
    `]}};g([$()],Ue.prototype,"span",2);function Gr(s,r){let e=new Map;for(let t of s){let n=e.get(r(t))??{amount:0,quantity:0,unit:t.unit};n.amount+=Number(t.amount),n.quantity+=Number(t.quantity),n.unit!==t.unit&&(n.unit=null),e.set(r(t),n)}return[...e].map(([t,{amount:n,quantity:i,unit:o}])=>({name:t,amount:n,quantity:o===null?null:{value:Number(i.toFixed(3)),unit:o}}))}function Bt(s,r){return s===null||r===null||r<=0?null:s/r}function Zr(s){let r=s.map(({currency:e,start:t,end:n,budget:i,projected:o})=>[e,Date.parse(t),Date.parse(n),i===null,o===null].join(" "));return new Set(r).size===1}function Yr(s,r){return N(s).flatMap(({id:e,name:t})=>{let n=r[e];if(!n)return[];let i=s.flatMap(a=>{let d=r[a.id];return a.parentId!==e||d?.currency!==n.currency?[]:[{name:a.name,amount:Number(d.total),quantity:null,inner:"circuit"}]}),o={name:t,amount:Number(n.total),quantity:null};if(i.length===0)return[o];let l=i.reduce((a,d)=>a-d.amount,o.amount);return[o,...i,{name:t,amount:l,quantity:null,inner:"rest"}]})}var Us=["item","component","device"],Ie=class extends x{constructor(){super(...arguments);this.by="item";this.bills={};this.refresh=new E(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("costs.title")}watched(){return this.decisive()}dataKey(){let{states:e}=this.hass,t=[...this.decisive()].map(n=>n.startsWith("number.")?e[n]?.state:e[n]?.last_updated);return[super.dataKey(),...t].join(" ")}*decisive(){for(let{entities:e,settings:t}of this.meters){for(let n of["tariff","status","energy_expected_today"])e[n]!==void 0&&(yield e[n]);for(let n of t)this.hass.entities[n]?.translation_key==="cost_budget"&&(yield n)}}async load(){let e=await Dr(this.hass,this.meters.map(({id:t})=>t));return()=>this.bills=e}body(){if(!this.isRunning)return this.notice("state.not_running");let e=N(this.meters).flatMap(i=>{let o=this.bills[i.id];return o?[{meter:i,bill:o}]:[]});if(e.length===0)return c`${this.notice("costs.none")}${this.link("settings.tariff")}`;let t=e.map(({bill:i})=>i),n=Zr(t)?c`${this.figures(t)} ${this.bys()} ${this.breakdown(this.meters,t)}`:c`${this.bys()} ${e.map(i=>this.ofOne(i))}`;return c`${n} ${N(this.meters).map(i=>this.remarks(i))}`}ofOne({meter:e,bill:t}){let n=[e,...we(this.meters,e)];return c`<h3>${e.name}</h3>
      ${this.figures([t])} ${this.breakdown(n,[t])}`}bys(){return V(this.t("costs.by"),Us.map(e=>({value:e,text:this.t(`costs.${e}`)})),this.by,e=>this.by=e)}figures(e){let[t]=e,n=t?.currency??"EUR",i=p=>e.every(f=>f[p]!==null)?e.reduce((f,y)=>f+Number(y[p]),0):null,[o,l,a]=[i("total"),i("projected"),i("budget")],d=p=>p===null?this.t("state.unknown"):q(this.hass,p,n),m={dateStyle:"medium",timeZone:this.hass.config.time_zone},u=t?k(this.hass,Date.parse(t.start),m):"";return c`<p class="total">${d(o)}</p>
      <p class="notice">${this.t("costs.since",{date:u})}</p>
      <dl>
        <dt>${this.t("costs.projected")}</dt>
        <dd>${d(l)}</dd>
        ${a===null?h:c`<dt>${this.t("costs.budget")}</dt>
                <dd>${d(a)}</dd>`}
      </dl>
      ${this.meterOf(o,l,a)}`}meterOf(e,t,n){let i=Bt(e,n);if(i===null)return h;let o=Bt(t,n),l=m=>`${T(this.hass,m*100,0)} %`,a=this.t(o!==null&&o>1?"costs.over":"costs.within",{used:l(i),expected:o===null?this.t("state.unknown"):l(o)}),d=m=>`width:${Math.min(100,m*100)}%`;return c`<div class="budget" aria-hidden="true">
        ${o===null?h:c`<i class="expected" style=${d(o)}></i>`}
        <i class=${i>1?"used over":"used"} style=${d(i)}></i>
      </div>
      <p class="notice">${a}</p>`}rows(e,t){let{by:n}=this;if(n==="device")return Yr(e,this.bills);let i=Gr(t.flatMap(({lines:o})=>o),o=>o[n]);return n==="item"?i:i.map(o=>({...o,name:this.component(o.name)}))}component(e){let t=`component.${e}`;return Ot(t)?this.t(t):e}amountOf({quantity:e}){if(e===null)return"";let{value:t,unit:n}=e;return n==="kWh"?S(this.hass,t):`${T(this.hass,t,Number.isInteger(t)?0:2)} ${this.unitText(n)}`}unitText(e){let t=`unit.${e}`;return Ot(t)?this.t(t):e}breakdown(e,t){let n=t[0]?.currency??"EUR";return c`<table>
      <tbody>
        ${this.rows(e,t).map(i=>c`<tr class=${i.inner===void 0?h:"inner"}>
              <th scope="row">${i.inner?this.t(`costs.${i.inner}`,{name:i.name}):i.name}</th>
              <td>${this.amountOf(i)}</td>
              <td>${q(this.hass,i.amount,n)}</td>
            </tr>`)}
      </tbody>
    </table>`}remarks(e){let t=this.bills[e.id];if(!t)return h;let n=m=>T(this.hass,m,m<10?1:0),i=[...t.estimated_hours>0?[this.t("costs.estimated",{hours:n(t.estimated_hours)})]:[],...t.missing_hours>0?[this.t("costs.missing",{hours:n(t.missing_hours)})]:[]],l=Object.keys(this.bills).length>1?`${e.name}: `:"",{tier:a}=t,d=a!==null&&(a.name!=="1"||a.limit_kwh!==null);return c`${d?this.tier(a,l):h}
    ${i.map(m=>c`<p class="notice">${l}${m}</p>`)}`}tier({name:e,used_kwh:t,limit_kwh:n},i){let o=S(this.hass,Number(t));if(n===null)return c`<p class="notice">${i}${this.t("costs.last_tier",{name:e,used:o})}</p>`;let l=S(this.hass,Number(n)),a=Number(n)>0?Math.min(100,Number(t)/Number(n)*100):100;return c`<p class="notice">${i}${this.t("costs.tier",{name:e,used:o,limit:l})}</p>
      <div class="budget" aria-hidden="true"><i class="used" style="width:${a}%"></i></div>`}static{this.styles=[x.styles,re,b`
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
    `]}};g([$()],Ie.prototype,"by",2);var Is={},Be=ge(class extends Y{constructor(){super(...arguments),this.ot=Is}render(s,r){return r()}update(s,[r,e]){if(Array.isArray(r)){if(Array.isArray(this.ot)&&this.ot.length===r.length&&r.every((t,n)=>t===this.ot[n]))return P}else if(this.ot===r)return P;return this.ot=Array.isArray(r)?Array.from(r):r,this.render(r,e)}});var{I:Bs}=vr,Jr=s=>s;var Qr=()=>document.createComment(""),Me=(s,r,e)=>{let t=s._$AA.parentNode,n=r===void 0?s._$AB:r._$AA;if(e===void 0){let i=t.insertBefore(Qr(),n),o=t.insertBefore(Qr(),n);e=new Bs(i,o,s,s.options)}else{let i=e._$AB.nextSibling,o=e._$AM,l=o!==s;if(l){let a;e._$AQ?.(s),e._$AM=s,e._$AP!==void 0&&(a=s._$AU)!==o._$AU&&e._$AP(a)}if(i!==n||l){let a=e._$AA;for(;a!==i;){let d=Jr(a).nextSibling;Jr(t).insertBefore(a,n),a=d}}}return e},ae=(s,r,e=s)=>(s._$AI(r,e),s),Ws={},Xr=(s,r=Ws)=>s._$AH=r,en=s=>s._$AH,ft=s=>{s._$AR(),s._$AA.remove()};var tn=(s,r,e)=>{let t=new Map;for(let n=r;n<=e;n++)t.set(s[n],n);return t},gt=ge(class extends Y{constructor(s){if(super(s),s.type!==st.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,r,e){let t;e===void 0?e=r:r!==void 0&&(t=r);let n=[],i=[],o=0;for(let l of s)n[o]=t?t(l,o):o,i[o]=e(l,o),o++;return{values:i,keys:n}}render(s,r,e){return this.dt(s,r,e).values}update(s,[r,e,t]){let n=en(s),{values:i,keys:o}=this.dt(r,e,t);if(!Array.isArray(n))return this.ut=o,i;let l=this.ut??=[],a=[],d,m,u=0,p=n.length-1,f=0,y=i.length-1;for(;u<=p&&f<=y;)if(n[u]===null)u++;else if(n[p]===null)p--;else if(l[u]===o[f])a[f]=ae(n[u],i[f]),u++,f++;else if(l[p]===o[y])a[y]=ae(n[p],i[y]),p--,y--;else if(l[u]===o[y])a[y]=ae(n[u],i[y]),Me(s,a[y+1],n[u]),u++,y--;else if(l[p]===o[f])a[f]=ae(n[p],i[f]),Me(s,n[u],n[p]),p--,f++;else if(d===void 0&&(d=tn(o,f,y),m=tn(l,u,p)),d.has(l[u]))if(d.has(l[p])){let v=m.get(o[f]),w=v!==void 0?n[v]:null;if(w===null){let M=Me(s,n[u]);ae(M,i[f]),a[f]=M}else a[f]=ae(w,i[f]),Me(s,n[u],w),n[v]=null;f++}else ft(n[p]),p--;else ft(n[u]),u++;for(;f<=y;){let v=Me(s,a[y+1]);ae(v,i[f]),a[f++]=v}for(;u<=p;){let v=n[u++];v!==null&&ft(v)}return this.ut=o,Xr(s,a),P}});var Wt=.05;function sn(s){let r=N(s.map(({meter:n})=>n)),e=s.filter(({meter:n})=>r.includes(n)&&!xe(n)),t=e.reduce((n,{todayKwh:i})=>n+(i??0),0);return e.length===0?[...s]:s.flatMap(n=>js(n,s,t))}function js(s,r,e){let t=r.filter(({meter:a})=>a.parentId===s.meter.id),n=t.filter(({meter:a})=>!xe(a)),i={...s,share:on(s,r)?null:rn(s,e)};if(!(n.length>0&&(n.length===t.length||n.every(Ks))))return[i];let l=Fs(s,n);return[i,{...l,share:rn(l,e)}]}var Ks=({meter:s})=>s.role==="grid";function rn({meter:s,todayKwh:r},e){if(r===null||e<=0||xe(s))return null;let t=r/e;return t>1+Wt?null:Math.min(1,t)}function on({meter:s},r){let e=r.find(o=>o.meter.id===s.parentId);if(e===void 0)return!1;let n=r.filter(o=>o.meter.parentId===s.parentId&&!xe(o.meter)).reduce((o,{todayKwh:l})=>o+(l??0),0);return e.todayKwh!==null&&n>(1+Wt)*e.todayKwh||on(e,r)}function Fs(s,r){let e=t=>{let n=r.map(l=>l[t]),i=s[t];if(i===null||n.includes(null))return null;let o=i-n.reduce((l,a)=>l+(a??0),0);return o<-Wt*Math.abs(i)?null:Math.max(0,o)};return{...s,untracked:!0,powerW:e("powerW"),todayKwh:e("todayKwh"),costToday:e("costToday"),standbyW:null,share:null}}var nn={power:"powerW",today:"todayKwh",cost:"costToday"};function an(s,r){let e=N(s.map(({meter:n})=>n)),t=s.filter(({meter:n,untracked:i})=>!i&&e.includes(n));return cn(t,r).flatMap(n=>[{...n,depth:0},...ln(n,s,r,1)])}function ln({meter:s},r,e,t){let n=r.filter(i=>(i.untracked?i.meter.id:i.meter.parentId)===s.id);return cn(n,e).flatMap(i=>[{...i,depth:t},...i.untracked?[]:ln(i,r,e,t+1)])}function cn(s,r){let e=t=>t.online===!1&&!t.untracked?0:1;return[...s].sort((t,n)=>e(t)!==e(n)?e(t)-e(n):r==="name"?Number(t.untracked)-Number(n.untracked)||t.meter.name.localeCompare(n.meter.name,void 0,{numeric:!0}):(n[nn[r]]??-1/0)-(t[nn[r]]??-1/0)||t.meter.name.localeCompare(n.meter.name))}function dn(s,r){let e=new Map;for(let{start:i,mean:o}of s){if(typeof o!="number")continue;let l=R(i,"day",r).start;e.set(l,[...e.get(l)??[],o])}let t=[...e.values()].filter(i=>i.length>=20).map(i=>Math.min(...i));if(t.length===0)return null;t.sort((i,o)=>i-o);let n=t.length>>1;return t.length%2?t[n]??null:((t[n-1]??0)+(t[n]??0))/2}var un=["power","today","cost","name"],zs=["status","power","energy_today","cost_today","last_reading","tariff"],qs=7*864e5;function mn(s,r){return r===void 0?null:s[r]??null}var We=class extends x{constructor(){super(...arguments);this.sort="power";this.todayKwh={};this.standbyW={};this.refresh=new E(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.sort=e.sort??"power"}static{this.options=[...j,{name:"sort",kind:"choice",choices:un,standard:"power",texts:"devices"}]}getCardSize(){return 2+this.meters.length}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("devices.title")}async load(){let e=C(this.hass),t=Date.now(),n=R(t,"day",e),i=se(t),o=this.meters.flatMap(({entities:u})=>u.energy??[]),l=this.meters.flatMap(({entities:u})=>u.power??[]),[a,d,m]=await Promise.all([I(this.hass,{ids:o,range:{start:n.start,end:i.start},resolution:"hour",types:["change"]}),ht(this.hass,o,i),I(this.hass,{ids:l,range:{start:i.start-qs,end:i.start},resolution:"hour",types:["mean"]})]);return()=>{for(let u of o)this.todayKwh[u]=ie([...a[u]??[],...d[u]??[]],n);for(let u of l)this.standbyW[u]=dn(m[u]??[],e)}}watched(){return this.statesOf(zs)}body(){let e=an(sn(this.meters.map(o=>this.row(o))),this.sort),t=e.some(({costToday:o})=>o!==null),n=R(Date.now(),"day",C(this.hass)).start,i=un.filter(o=>t||o!=="cost");return c`<div class="controls">
        ${V(this.t("devices.sort"),i.map(o=>({value:o,text:this.t(`devices.${o}`)})),this.sort,o=>this.sort=o)}
      </div>
      <ul>
        ${gt(e,({meter:o,untracked:l})=>`${o.id} ${String(l)}`,o=>Be([n,...this.shownOf(o)],()=>this.item(o)))}
      </ul>`}shownOf({meter:e,share:t,...n}){let{locale:i,language:o,config:l}=this.hass,a=t===null?null:Math.round(t*100);return[i,o,l,e,this.currency(e),a,...Object.values(n)]}row(e){let t=ee(this.hass,e,"power");return{meter:e,untracked:!1,depth:0,online:He(this.hass,e),lastSeen:this.lastSeen(e),powerW:t,todayKwh:ee(this.hass,e,"energy_today")??mn(this.todayKwh,e.entities.energy),costToday:ee(this.hass,e,"cost_today"),standbyW:mn(this.standbyW,e.entities.power),share:null}}lastSeen(e){let{last_reading:t,status:n}=e.entities,i=He(this.hass,e)===!1?this.hass.states[n??""]?.last_changed:void 0,o=Date.parse(this.hass.states[t??""]?.state??i??"");return Number.isNaN(o)?null:o}time(e){let n=e>=R(Date.now(),"day",C(this.hass)).start?{hour:"numeric",minute:"2-digit",second:"2-digit"}:{dateStyle:"short",timeStyle:"short"};return k(this.hass,e,n)}currency(e){return ye(this.hass,e.entities.cost_today)??"EUR"}item(e){let t=e.online===!1&&!e.untracked;return c`<li class=${it({inner:e.depth>0,dark:t})} style="--depth:${e.depth}">
      <button
        @click=${()=>{this.open(e)}}
      >
        <span class="name">${e.untracked?this.t("devices.rest",{name:e.meter.name}):e.meter.name}</span>
        <span class="now"
          >${t?this.offline(e):this.written(e.powerW,n=>J(this.hass,n))}</span
        >
        <span class="bar" aria-hidden="true"><i style="width:${Math.round((e.share??0)*100)}%"></i></span>
        <span class="today">
          ${this.t("devices.today_is",{value:this.written(e.todayKwh,n=>S(this.hass,n))})}
          ${this.ifKnown(e.share,n=>ot(this.hass,n))}
          ${this.ifKnown(e.costToday,n=>q(this.hass,n,this.currency(e.meter)))}
          ${t||e.untracked?h:this.ifKnown(e.lastSeen,n=>this.t("devices.seen",{time:this.time(n)}))}
          ${this.ifKnown(e.standbyW,n=>this.t("devices.standby",{value:J(this.hass,n)}))}
        </span>
      </button>
    </li>`}ifKnown(e,t){return e===null?h:c`<span>${t(e)}</span>`}written(e,t){return e===null?this.t("state.unknown"):t(e)}offline(e){let t=e.lastSeen===null?this.t("state.offline"):this.t("devices.offline_since",{time:this.time(e.lastSeen)});return c`<ha-icon icon="mdi:alert-circle-outline"></ha-icon> ${t}`}open({meter:e,untracked:t}){let n=e.entities[t?"energy":"power"];n&&ve(this,n)}static{this.styles=[x.styles,re,b`
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
        padding-inline-start: calc(20px * var(--depth));
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
    `]}};g([$()],We.prototype,"sort",2);function hn(s,r,e){let t=new Map(s.map(({start:i,change:o})=>[i,o??null])),n=r.map(({past:i,hours:o})=>Vs([...i,...o]));return e.map(({start:i})=>{let o=n.map(a=>a.get(i)),l=a=>o.length===0||o.includes(void 0)?null:o.reduce((d,m)=>d+(m?.[a]??0),0);return{start:i,measured:t.get(i)??null,expected:l("kwh"),low:l("p10"),high:l("p90")}})}function pn(s,r){let e=r.map(t=>({...t,change:typeof t.change=="number"?-t.change:null}));return oe([s,e])}function Vs(s){return new Map(s.map(r=>[Date.parse(r.start),r]))}function jt(s,r){let e=s.map(t=>t[r]);return e.length===0||e.includes(null)?null:e.reduce((t,n)=>t+(n??0),0)}function fn(s){let r={hours:0,measured:0,expected:0};for(let{measured:e,expected:t}of s)e===null||t===null||(r.hours+=1,r.measured+=e,r.expected+=t);return r}var Kt=36e5,gn=24*Kt,yt=class extends x{constructor(){super(...arguments);this.forecasts={};this.statistics={};this.range={start:0,end:0};this.refresh=new E(this,{load:()=>this.load(),everyMs:Kt})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("forecast.title")}watched(){return this.expected()}dataKey(){let e=[...this.expected()].map(t=>this.hass.states[t]?.last_updated);return[super.dataKey(),...e].join(" ")}*expected(){for(let{entities:e}of this.meters)for(let t of["energy_expected_today","status"])e[t]!==void 0&&(yield e[t])}async load(){let e=se(Date.now()),t={start:e.start-gn,end:e.start+gn},n=D(this.meters),i=n.flatMap(({entities:a})=>[a.energy,a.energy_export]),[o,l]=await Promise.all([I(this.hass,{ids:i.filter(a=>a!==void 0),range:{start:t.start,end:e.start},resolution:"hour",types:["change"]}),Or(this.hass,n.map(({id:a})=>a))]);return()=>{this.range=t,this.statistics=o,this.forecasts=l}}body(){let e=D(this.meters).filter(({id:a})=>this.forecasts[a]?.hours.length),t=e.flatMap(({id:a})=>this.forecasts[a]??[]);if(t.length===0)return this.none();let n=a=>this.statistics[a??""]??[],i=e.map(({entities:a})=>pn(n(a.energy),n(a.energy_export))),o=hn(oe(i),t,G(this.range,"hour",C(this.hass))),l=[["forecast.today",jt(t,"today_kwh")],["forecast.tomorrow",jt(t,"tomorrow_kwh")]];return c`<dl>
        ${l.map(([a,d])=>c`<div>
              <dt>${this.t(a)}</dt>
              <dd>${d===null?this.t("state.unknown"):S(this.hass,d)}</dd>
            </div>`)}
      </dl>
      ${this.lookBack(o)} ${this.without(e)}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(o)}
        .format=${a=>S(this.hass,a)}
        .summary=${this.summary(l)}
        filename="forecast"
      ></smart-energy-chart>`}lookBack(e){let{hours:t,expected:n,measured:i}=fn(e);return t===0?h:c`<p class="notice">
      ${this.t("forecast.look_back",{hours:String(t),expected:S(this.hass,n),measured:S(this.hass,i)})}
    </p>`}without(e){let t=D(this.meters).filter(i=>!e.includes(i));if(t.length===0)return h;let n=t.map(({name:i})=>i).join(", ");return c`<p class="notice">${this.t("forecast.without",{names:n})}</p>`}none(){let e=Object.values(this.forecasts).flatMap(({reason:t})=>t??[]);return c`${this.notice(this.isRunning?"forecast.none":"state.not_running")}
    ${e.length?c`<p class="notice">${e[0]}</p>`:h}`}summary(e){return e.map(([t,n])=>`${this.t(t)}: ${n===null?this.t("state.unknown"):S(this.hass,n)}`).join(", ")}chartData(e){return{unit:"kWh",columns:e.map(({start:t})=>({label:k(this.hass,t,{hour:"numeric"}),title:k(this.hass,t,{weekday:"short",hour:"numeric",minute:"2-digit"}),start:t,end:t+Kt})),series:[{name:this.t("forecast.measured"),color:Se,values:e.map(({measured:t})=>t)},{name:this.t("forecast.expected"),color:Er,values:e.map(({expected:t})=>t),shape:"line"}],expected:e.map(({low:t,high:n})=>t===null||n===null?null:{low:t,high:n})}}static{this.styles=[x.styles,b`
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
    `]}};function yn(s,r){let e=s.filter(d=>d!==null),t=Math.min(0,...e),n=Math.max(0,...e,t+1),i=d=>s.length>1?d/(s.length-1)*100:50,o=d=>30-(d-t)/(n-t)*28,l="M",a=s.map((d,m)=>{if(d===null)return l="M","";let u=`${l}${i(m).toFixed(1)} ${o(d).toFixed(1)}`;return l="L",u});return c`<svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
    ${L`<path d=${a.join("")} fill="none" stroke=${r} stroke-width="2" vector-effect="non-scaling-stroke" stroke-linejoin="round"></path>`}
  </svg>`}async function vn(s,r,e){if(r.length===0)return{};let t=await s.callWS({type:"history/history_during_period",start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),entity_ids:r,minimal_response:!0,no_attributes:!0,significant_changes_only:!1});return Object.fromEntries(Object.entries(t).map(([n,i])=>{let o=Dt(s.states[n]);return[n,i.map(l=>Gs(l,o))]}))}function Gs({s,lu:r},e){let t=Number(s);return{time:r*1e3,value:s.trim()!==""&&Number.isFinite(t)?t*e:null}}function bn(s,r,e){let t=(r.end-r.start)/e,n=Array.from({length:e},()=>({weighted:0,time:0}));return s.forEach(({time:i,value:o},l)=>{if(o===null)return;let a=Math.max(i,r.start),d=Math.min(s[l+1]?.time??r.end,r.end),m=Math.floor((a-r.start)/t);for(let u=m;u<e&&r.start+u*t<d;u++){let p=n[u],f=r.start+u*t,y=Math.min(d,f+t)-Math.max(a,f);!p||y<=0||(p.weighted+=o*y,p.time+=y)}}),n.map(({weighted:i,time:o})=>o>0?i/o:null)}function wn(s,r,e){let t=s.at(-1)?.time??-1/0,n=[...s,...r.filter(({time:o})=>o>t)],i=n.findLastIndex(({time:o})=>o<=e);return n.slice(Math.max(0,i))}function xn(s,r){return Array.from({length:Math.ceil(s.length/r)},(e,t)=>{let n=s.slice(t*r,(t+1)*r).filter(i=>i!==null);return n.length?n.reduce((i,o)=>i+o,0)/n.length:null})}var Ft=36e5,Zs=6e4,Ys=.5,$n=["voltage","current","power_factor","frequency"],Sn=["energy_today","cost_today"],_n=["status","power","price","tariff",...$n,...Sn];function Js(s,r){return s.states[r??""]?.attributes.unit_of_measurement??""}var vt=class extends x{constructor(){super(...arguments);this.points={};this.needsData=!1;this.refresh=new E(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 3*Math.max(1,N(this.meters).length)}getGridOptions(){return{columns:12,min_columns:6}}async load(){let e=Date.now(),t=N(this.meters).flatMap(({entities:i})=>i.power??[]),n=await vn(this.hass,t,{start:e-Ft,end:e});return()=>{for(let i of t)this.points[i]=wn(n[i]??[],this.points[i]??[],e-Ft)}}shouldUpdate(e){return this.keepStates(),super.shouldUpdate(e)}keepStates(){for(let{entities:e}of N(this.meters)){let t=this.hass.states[e.power??""];if(!t)continue;let n=Date.parse(t.last_updated),i=this.points[t.entity_id]??=[];n>(i.at(-1)?.time??-1/0)&&i.push({time:n,value:be(t)})}}watched(){return this.statesOf(_n)}heading(){return this.t("live.title")}body(){let e=N(this.meters).map(t=>({meter:t,circuits:we(this.meters,t)}));return e.sort((t,n)=>+(n.circuits.length>0)-+(t.circuits.length>0)),c`<div class="meters">
      ${gt(e,({meter:t})=>t.id,({meter:t,circuits:n})=>Be(this.shownOf(t,n),()=>this.meter(t,n)))}
    </div>`}shownOf(e,t){let n=({entities:o},l)=>this.hass.states[o[l]??""],i=_n.map(o=>n(e,o));return[e,...this.drawn(e),...i,...t.flatMap(o=>[o,n(o,"power"),n(o,"status")])]}drawn({entities:e}){let{locale:t,language:n,formatEntityState:i}=this.hass;return[t,n,i,Math.floor(Date.now()/Zs),this.points[e.power??""]]}meter(e,t){let n=ee(this.hass,e,"power");return c`<section aria-label=${e.name}>
      <button class="main" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span class="power">${this.written(e,n)}</span>
        <span class="flow">${n===null?h:this.flow(n)}</span>
      </button>
      ${Be([e,...this.drawn(e),n!==null&&n<0],()=>this.trend(e,n))}
      <dl>
        ${$n.map(i=>this.value(e,i))} ${Sn.map(i=>this.value(e,i))}
        ${this.costNow(e,n)}
      </dl>
      ${t.length===0?h:c`<ul>
              ${t.map(i=>this.circuit(i))}
            </ul>`}
    </section>`}circuit(e){let t=ee(this.hass,e,"power");return c`<li>
      <button class="circuit" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span>${this.written(e,t)}</span>
      </button>
    </li>`}written(e,t){return t!==null?J(this.hass,t):this.t(He(this.hass,e)===!1?"state.offline":"state.unknown")}flow(e){let[t,n]=Math.abs(e)<Ys?["·","live.still"]:e<0?["↑","live.exporting"]:["↓","live.importing"];return c`<span aria-hidden="true">${t}</span> ${this.t(n)}`}trend(e,t){let n=this.points[e.entities.power??""];if(!n||!this.refresh.loaded)return h;let i=Date.now(),o=bn(n,{start:i-Ft,end:i},60),l=t!==null&&t<0?ut:Se;return c`<div class="trend" title=${this.t("live.trend")}>${yn(o,l)}</div>
      ${this.trendText(o)}`}trendText(e){let t=e.filter(l=>l!==null);if(t.length===0)return c`<p class="visually-hidden">${this.t("live.no_trend")}</p>`;let n=l=>l===null?this.t("state.unknown"):J(this.hass,l),[i,o]=[n(Math.min(...t)),n(Math.max(...t))];return c`<div class="visually-hidden">
      <table>
        <caption>
          ${this.t("live.trend_summary",{low:i,high:o})}
        </caption>
        <tbody>
          ${xn(e,5).map((l,a)=>c`<tr>
                <th scope="row">${this.t("live.minutes_ago",{minutes:String(60-5*a)})}</th>
                <td>${n(l)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>`}value(e,t){let n=e.entities[t],i=n===void 0?void 0:this.hass.states[n];return i?c`<div class=${t}>
      <dt>${this.t(`live.${t}`)}</dt>
      <dd>${this.hass.formatEntityState(i)}</dd>
    </div>`:h}costNow(e,t){let[n,i]=Js(this.hass,e.entities.price).split("/"),o=t===null?null:this.price(e,t);return o===null||t===null||!n||i!=="kWh"?h:this.hourCost(o*t/1e3,n)}price(e,t){if(t>=0)return ee(this.hass,e,"price");let n=this.hass.states[e.entities.price??""]?.attributes.export_price;return typeof n=="number"?n:null}hourCost(e,t){return c`<div class="cost_now">
      <dt>${this.t("live.cost_now")}</dt>
      <dd>${this.t("live.per_hour",{amount:q(this.hass,e,t)})}</dd>
    </div>`}open(e,t){let n=e.entities[t];n&&ve(this,n)}static{this.styles=[x.styles,b`
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
    `]}};function Ke({prices:s},{price:r}){if(!s||!r)return;let{format:e}=s;return r.low===r.high?e(r.low):`${e(r.low)} – ${e(r.high)}`}function kn(s,r){let e=new Set(s.series.flatMap(({marks:t})=>t??[]));return r.filter(t=>e.has(t))}function Mn(s){let r=["start","end",...s.series.map(({name:i})=>`${i} (${s.unit})`)],e=s.expected?[`low (${s.unit})`,`high (${s.unit})`]:[],t=s.prices?[`lowest price (${s.prices.unit})`,`highest price (${s.prices.unit})`]:[],n=s.columns.map((i,o)=>[new Date(i.start).toISOString(),new Date(i.end).toISOString(),...s.series.map(({values:l})=>je(l[o])),...s.expected?[je(s.expected[o]?.low),je(s.expected[o]?.high)]:[],...s.prices?[je(i.price?.low),je(i.price?.high)]:[],i.note??""]);return zt([[...r,...e,...t,"note"],...n])}function zt(s){return s.map(r=>r.map(Qs).join(",")).join(`\r
`)+`\r
`}function je(s){return s==null?"":String(s)}function Qs(s){let r=/^[=+@\t\r]|^-(?![\d.])/.test(s)?`'${s}`:s;return/[",\r\n]/.test(r)?`"${r.replaceAll('"','""')}"`:r}function Fe(s){let r=s.filter(e=>e!==null);return r.length?r.reduce((e,t)=>e+t,0):null}function An({currency:s,bands:r}){let e=r.map(({start:m,end:u,price:p,period:f})=>({start:Date.parse(m),end:Date.parse(u),price:Number(p),period:f}));if(s===null||e.length===0)return;let t=e.map(({price:m})=>m),[n,i]=[Math.min(...t),Math.max(...t)],o=[...new Set(t)].sort((m,u)=>m-u),l=(o.length>4?3:o.length)-1,a=m=>l===0?0:o.length<=4?o.indexOf(m)/l:Math.min(l,Math.floor((m-n)/(i-n)*(l+1)))/l,d=new Map;for(let{price:m,period:u}of e){let p=a(m),f=d.get(p)??{level:p,low:m,high:m,period:u};d.set(p,{level:p,low:Math.min(f.low,m),high:Math.max(f.high,m),period:f.period===u?u:""})}return{currency:s,bands:e.map(({start:m,end:u,price:p})=>({start:m,end:u,price:p,level:a(p)})),levels:[...d.values()].sort((m,u)=>m.level-u.level)}}function Rn(s,{start:r,end:e}){let t=s.bands.filter(n=>n.start<e&&n.end>r).map(({price:n})=>n);return t.length?{low:Math.min(...t),high:Math.max(...t)}:void 0}var Xs={day:"hour",week:"day",month:"day",year:"month"};function Tn(s,r,e,t,n=0){let i=Xs[s];return{range:R(r,s,e.shown,t,n),bar:i,resolution:e.shown===e.home?i:"hour"}}function Cn(s,r){let e=r.map(()=>null);for(let{start:t,change:n}of s){if(typeof n!="number")continue;let i=ei(r,t);i!==null&&(e[i]=(e[i]??0)+n)}return e}function ei(s,r){let e=0,t=s.length;for(;e<t;){let i=e+t>>1;(s[i]?.end??1/0)<=r?e=i+1:t=i}let n=s[e];return n&&n.start<=r?e:null}function En(s,r,e){return G(s.range,s.bar,r,e)}var On=["day","week","month","year"],Dn=["energy","money"],ti=["day","week"],ri={day:{hour:"numeric"},week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}},ni={day:{weekday:"short",hour:"numeric",minute:"2-digit"},week:{weekday:"long",day:"numeric",month:"long"},month:{weekday:"short",day:"numeric",month:"long"},year:{month:"long",year:"numeric"}},pe=class extends x{constructor(){super(...arguments);this.span="day";this.unit="energy";this.step=0;this.refresh=new E(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...j,{name:"span",kind:"choice",choices:On,standard:"day",texts:"usage"},{name:"unit",kind:"choice",choices:Dn,standard:"energy",texts:"usage"},{name:"prices",kind:"boolean",standard:!0}]}setConfig(e){super.setConfig(e),this.span=e.span??"day",this.unit=e.unit??"energy"}getCardSize(){return 6}getGridOptions(){return{columns:"full",min_columns:6}}heading(){return this.t("usage.title")}watched(){return this.tariffs()}dataKey(){return[super.dataKey(),this.span,this.unit,this.step,this.config.prices].join(" ")}get page(){let e={shown:C(this.hass),home:this.hass.config.time_zone};return Tn(this.span,Date.now(),e,Q(this.hass),this.step)}async load(){let{page:e,span:t,unit:n}=this,{range:i,resolution:o}=e,l=D(this.meters),a=l.flatMap(w=>this.idsOf(w,n)),d=l.map(({id:w})=>w),m=ti.includes(t)&&this.config.prices!==!1,u=se(Date.now()),p=i.start<=u.start&&u.start<i.end,[f,y,v]=await Promise.all([I(this.hass,{ids:a,range:i,resolution:o,types:["change"]}),Lr(this.hass,p?a:[],u),mt(this.hass,d,i,m)]);return()=>this.shown={page:e,span:t,unit:n,statistics:Ne(f,y),hours:v}}idsOf(e,t){let{energy:n,energy_export:i,cost_total:o}=e.entities;return(t==="money"?[o]:[n,i]).filter(l=>l!==void 0)}body(){let{shown:e}=this;if(!e)return this.notice("state.loading");let t=this.chartData(e),n=t.series.every(({values:i})=>i.every(o=>o===null));return c`${this.controls(e)} ${e.unit==="money"?this.otherCurrencies():h}
    ${n?this.none(e):c`<smart-energy-chart
            .hass=${this.hass}
            .data=${t}
            .format=${i=>this.written(i,e.unit)}
            .summary=${this.summary(e,t)}
            filename="usage-${new Date(e.page.range.start).toISOString().slice(0,10)}"
          ></smart-energy-chart>`}`}none({page:e,unit:t}){let n=D(this.meters).some(({entities:i})=>i.cost_total!==void 0);return t==="money"&&!n?c`${this.notice("usage.no_cost")}${this.link("settings.tariff")}`:this.notice(e.range.end<=Date.now()?"usage.nothing":"state.empty")}otherCurrencies(){let e=D(this.meters).filter(({entities:n})=>{let i=ye(this.hass,n.cost_total);return i!==void 0&&i!==this.currency});if(e.length===0)return h;let t=e.map(({name:n})=>n).join(", ");return c`<p class="notice">${this.t("usage.other_currency",{names:t})}</p>`}written(e,t){return t==="money"?q(this.hass,e,this.currency):S(this.hass,e)}get currency(){return D(this.meters).map(({entities:t})=>ye(this.hass,t.cost_total)).find(t=>t!==void 0)??"EUR"}summary({page:e,span:t,unit:n},i){let o=Fe(i.series.map(({values:l})=>Fe(l)));return this.t("usage.summary",{title:this.t("usage.title"),range:this.rangeText(e.range,t),total:o===null?this.t("state.unknown"):this.written(o,n)})}rangeText(e,t){let n={day:"numeric",month:"long",year:"numeric"};return{day:k(this.hass,e.start,{weekday:"long",...n}),week:`${k(this.hass,e.start,{day:"numeric",month:"short"})} – ${k(this.hass,e.end-1,{day:"numeric",month:"short",year:"numeric"})}`,month:k(this.hass,e.start,{month:"long",year:"numeric"}),year:k(this.hass,e.start,{year:"numeric"})}[t]}chartData(e){let{page:t,span:n,unit:i,hours:o}=e,l=Date.now(),a=En(t,C(this.hass),Q(this.hass)),d=D(this.meters),m=new Map(d.flatMap(({id:f})=>{let y=o[f];return y?[[f,a.map(v=>pt(v,y,i==="money"))]]:[]})),u=this.prices(d,o),p=a.map((f,y)=>{let v=f.start<=l&&l<f.end,w=d.flatMap(({id:qe,name:xt})=>this.remarks(m.get(qe)?.[y],d.length>1,xt)),M=[...v?[this.t("usage.incomplete")]:[],...w].join("; "),A=u&&Rn(u,f);return{label:k(this.hass,f.start,ri[n]),title:k(this.hass,f.start,ni[n]),...f,...M?{note:M}:{},...v?{running:!0}:{},...f.start>l?{ahead:!0}:{},...A?{price:A}:{}}});return{unit:i==="money"?this.currency:"kWh",columns:p,series:d.flatMap((f,y)=>this.series(f,Cr(y),a,e,m.get(f.id))),...u?{prices:this.told(u)}:{}}}remarks(e,t,n){return Le.flatMap(i=>{let o=e?.[i];if(o===void 0)return[];let l=this.t(`usage.${i}`,{hours:T(this.hass,o,o<10?1:0)});return[t?`${n}: ${l}`:l]})}prices(e,t){for(let{id:n}of e){let i=t[n]&&An(t[n]);if(i)return i}}told({bands:e,levels:t,currency:n}){let i=l=>wr(this.hass,l,n),o=(l,a)=>l===a?i(l):`${i(l)} – ${i(a)}`;return{bands:e,unit:`${n}/kWh`,format:i,legend:t.map(({level:l,low:a,high:d,period:m})=>({level:l,text:m?`${m}: ${o(a,d)}`:o(a,d)}))}}series(e,t,n,{unit:i,statistics:o},l){let{energy:a,energy_export:d,cost_total:m}=e.entities,u=w=>{let M=w===void 0?void 0:o[w];return M&&Cn(M,n)};if(i==="money"&&ye(this.hass,m)!==this.currency)return[];let p=u(i==="money"?m:a),f=i==="money"?void 0:u(d),y=l?.map(Kr)??[],v=p?[{name:e.name,color:t,values:p,marks:y}]:[];if(f?.some(w=>w!==null&&w!==0)){let w=this.t("usage.exported",{name:e.name}),M=f.map(A=>A===null?null:-A);v.push({name:w,color:ut,values:M,marks:y})}return v}controls({page:e,span:t}){let n=On.map(o=>({value:o,text:this.t(`usage.${o}`)})),i=Dn.map(o=>({value:o,text:this.t(`usage.${o}`)}));return c`<div class="controls">
        ${V(this.t("usage.period"),n,this.span,o=>{this.show({span:o})})}
        ${V(this.t("usage.unit"),i,this.unit,o=>{this.show({unit:o})})}
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
    </button>`}show(e){e.span&&e.span!==this.span&&(this.step=0),this.span=e.span??this.span,this.unit=e.unit??this.unit,this.step=e.step??this.step}static{this.styles=[x.styles,re,b`
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
    `]}};g([$()],pe.prototype,"span",2),g([$()],pe.prototype,"unit",2),g([$()],pe.prototype,"step",2);function Pn(s,r=4){let e=0,t=0;for(let p of s)p===null||!Number.isFinite(p)||(e=Math.min(e,p),t=Math.max(t,p));e===t&&(t=1);let n=(t-e)/r,i=Math.floor(Math.log10(n)),l=([1,2,5,10].find(p=>p*10**i>=n*.9999)??10)*10**i,a=Math.floor(e/l+1e-9),d=Math.ceil(t/l-1e-9),m=Math.max(0,-Math.floor(Math.log10(l)+1e-9)),u=Array.from({length:d-a+1},(p,f)=>Number(((a+f)*l).toFixed(m)));return{low:a*l,high:d*l,ticks:u,digits:m}}function Hn(s,r,e){let t=Math.max(1,Math.floor(r/e));return Math.max(1,Math.ceil(s/t))}var Nn=220,qt=44,si=14,Ln=16;function In(s,r){let e=Pn(ai(s)),t={left:qt,top:20,width:Math.max(10,r-qt-4),height:Nn-44},n=s.columns.length,i=t.width/Math.max(1,n),o=a=>t.top+(e.high-a)/(e.high-e.low)*t.height,l=Hn(n,t.width,qt);return{height:Nn,plot:t,step:i,digits:e.digits,ticks:e.ticks.map(a=>({value:a,y:o(a)})),labels:s.columns.flatMap(({label:a},d)=>d%l===0?[{x:t.left+(d+.5)*i,text:a}]:[]),bands:ii(s,t.left,i),expected:(s.expected??[]).flatMap((a,d)=>a?[{x:t.left+d*i,y:o(a.high),width:i,height:Math.max(1,o(a.low)-o(a.high))}]:[]),bars:ci(s,t.left,i,o),absent:oi(s,t.left,i,o),lines:s.series.filter(({shape:a})=>a==="line").map(a=>({path:di(a,t.left,i,o),color:a.color})),columnAt:a=>{let d=Math.floor((a-t.left)/i);return d>=0&&d<n?d:null}}}function Un(s,r,e,t){let n=s.findIndex(({end:o})=>r<o),i=s[n];return i?e+(n+Math.max(0,(r-i.start)/(i.end-i.start)))*t:e+s.length*t}function ii({columns:s,prices:r},e,t){if(!r||r.legend.length<2)return[];let n=[];for(let{start:i,end:o,level:l}of r.bands){let a=Un(s,i,e,t),d=Un(s,o,e,t)-a,m=n.at(-1);m?.level===l&&Math.abs(m.x+m.width-a)<.01?m.width+=d:d>0&&n.push({x:a,width:d,level:l,strip:3+l*(si-3)})}return n}function oi(s,r,e,t){let n=Math.max(2,e-Math.min(e*.2,6));return s.columns.flatMap((i,o)=>{if(!s.series.some(({marks:a})=>a?.[o]==="missing"))return[];let l=s.series.reduce((a,d)=>a+Math.max(0,d.values[o]??0),0);return[{x:r+o*e+(e-n)/2,y:Math.max(0,t(l)-Ln),width:n,height:Ln}]})}function*ai(s){let r=s.series.filter(({shape:e})=>e===void 0||e==="stacked");for(let e=0;e<s.columns.length;e++){let t=r.map(n=>n.values[e]??0);yield t.reduce((n,i)=>n+Math.max(0,i),0),yield t.reduce((n,i)=>n+Math.min(0,i),0),yield s.expected?.[e]?.high??null,yield s.expected?.[e]?.low??null}for(let e of s.series)r.includes(e)||(yield*e.values)}function li(s){return s==="estimated"||s==="late"?s:null}function ci(s,r,e,t){let n=s.series.filter(({shape:m})=>m===void 0||m==="stacked"),i=s.series.filter(({shape:m})=>m==="beside"),o=i.length+(n.length?1:0),l=Math.min(e*.2,6),a=Math.max(.5,(e-l)/Math.max(1,o)),d=[];return s.columns.forEach((m,u)=>{let p=r+u*e+l/2,f={up:0,down:0},y=(v,w,M)=>{let A=v.values[u];if(A==null||A===0)return M;let[qe,xt]=A>0?[t(M+A),t(M)]:[t(M),t(M+A)];return d.push({x:w,y:qe,width:a,height:Math.max(.5,xt-qe),color:v.color,mark:li(v.marks?.[u]),running:m.running??!1}),M+A};i.forEach((v,w)=>y(v,p+w*a,0));for(let v of n){let w=(v.values[u]??0)<0?"down":"up";f[w]=y(v,p+i.length*a,f[w])}}),d}function di(s,r,e,t){let n="M";return s.values.map((i,o)=>{if(i===null)return n="M","";let l=`${n}${(r+(o+.5)*e).toFixed(1)} ${t(i).toFixed(1)}`;return n="L",l}).join("")}var B=class extends H{constructor(){super(...arguments);this.format=String;this.formatTick=(e,t)=>e.toFixed(t);this.summary="";this.unknown="–";this.width=0;this.chosen=null;this.onKey=e=>{let t=this.data.columns.length-1,n=this.chosen,i={ArrowRight:n===null?0:Math.min(t,n+1),ArrowLeft:n===null?t:Math.max(0,n-1),Home:0,End:t,Escape:null};!(e.key in i)||t<0||(e.preventDefault(),this.choose(i[e.key]??null))}}connectedCallback(){super.connectedCallback(),this.observer=new ResizeObserver(([e])=>{this.width=Math.round(e?.contentRect.width??0)}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(e){e.has("data")&&this.chosen!==null&&this.chosen>=this.data.columns.length&&(this.chosen=null)}render(){if(this.width===0)return c`<div class="frame"></div>`;let e=In(this.data,this.width);return c`<div
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
      ${e.ticks.map(i=>L`<line class=${i.value===0?"zero":"grid"} x1=${t.left} x2=${t.left+t.width} y1=${i.y} y2=${i.y}></line>
          <text class="tick" x=${t.left-6} y=${i.y+4} text-anchor="end">${this.formatTick(i.value,e.digits)}</text>`)}
      <text class="tick" x=${t.left-6} y="12" text-anchor="end">${this.data.unit}</text>
      ${this.chosen===null?h:L`<rect class="chosen" x=${t.left+this.chosen*e.step} y=${t.top} width=${e.step} height=${t.height}></rect>`}
      ${e.expected.map(i=>L`<rect class="expected" x=${i.x} y=${i.y} width=${i.width} height=${i.height}></rect>`)}
      ${e.bars.map(i=>L`<rect class=${i.running?"running":"bar"} x=${i.x} y=${i.y} width=${i.width} height=${i.height} fill=${i.color} rx="1.5"></rect>
          ${i.mark?L`<rect x=${i.x} y=${i.y} width=${i.width} height=${i.height} fill="url(#${i.mark})"></rect>`:h}`)}
      ${e.absent.map(i=>L`<rect class="absent" x=${i.x} y=${i.y} width=${i.width} height=${i.height} rx="2"></rect>`)}
      ${e.lines.map(i=>L`<path class="line" d=${i.path} stroke=${i.color}></path>`)}
      ${e.labels.map(i=>L`<text class="tick" x=${i.x} y=${n-4} text-anchor="middle">${i.text}</text>`)}
    </svg>`}band({x:e,width:t,level:n,strip:i},o){return L`<rect class="band" x=${e} y=${o.top} width=${t} height=${o.height} opacity=${.04+.2*n}></rect>
      <rect class="band" x=${e} y=${o.top-i} width=${t} height=${i} opacity=${.35+.5*n}></rect>`}tooltip(e){let t=this.chosenColumn;if(!t||this.chosen===null)return h;let n=e.plot.left+(this.chosen+.5)*e.step,i=n>this.width/2?`right:${this.width-n+e.step/2+8}px`:`left:${n+e.step/2+8}px`;return c`<div class="tooltip" style=${i}>
      <strong>${t.title}</strong>
      ${this.data.series.map(o=>c`<div><i style="background:${o.color}"></i>${o.name}<b>${this.valueText(o)}</b></div>`)}
      ${this.expectedText()??h} ${this.priceLine(t)}
      ${t.note?c`<em>${t.note}</em>`:h}
    </div>`}expectedText(){let e=this.chosen===null?null:this.data.expected?.[this.chosen];return e?c`<div>${this.format(e.low)} – ${this.format(e.high)}</div>`:void 0}priceLine(e){let t=Ke(this.data,e);return t===void 0?h:c`<div>${t}</div>`}get chosenColumn(){return this.chosen===null?void 0:this.data.columns[this.chosen]}valueText(e){let t=this.chosen===null?null:e.values[this.chosen];return t!=null?this.format(t):this.chosenColumn?.ahead?"–":this.unknown}spoken(){let e=this.chosenColumn;if(!e)return"";let t=this.data.series.map(l=>`${l.name} ${this.valueText(l)}`),n=this.chosen===null?null:this.data.expected?.[this.chosen],i=n?`${this.format(n.low)} – ${this.format(n.high)}`:void 0;return[e.title,...t,i,Ke(this.data,e),e.note].filter(l=>l!==void 0).join(", ")}choose(e){e!==this.chosen&&(this.chosen=e)}static{this.styles=[_e,b`
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
    `]}};g([_({attribute:!1})],B.prototype,"data",2),g([_({attribute:!1})],B.prototype,"format",2),g([_({attribute:!1})],B.prototype,"formatTick",2),g([_()],B.prototype,"summary",2),g([_()],B.prototype,"unknown",2),g([$()],B.prototype,"width",2),g([$()],B.prototype,"chosen",2);function bt(s,r){let e=document.createElement("a");e.href=URL.createObjectURL(new Blob([r],{type:"text/csv"})),e.download=`${s}.csv`,e.click(),URL.revokeObjectURL(e.href)}var K=class extends H{constructor(){super(...arguments);this.summary="";this.filename="smart-energy";this.asTable=!1;this.toggle=()=>{this.asTable=!this.asTable};this.download=()=>{bt(this.filename,Mn(this.data))}}t(e){return O(this.hass.language,e)}render(){return c`${this.asTable?this.table():this.chart()}
      <div class="tools">
        <ul class="legend">
          ${this.data.series.map(e=>c`<li><i class=${e.shape??"stacked"} style="--color:${e.color}"></i>${e.name}</li>`)}
          ${kn(this.data,Le).map(e=>c`<li><i class=${e}></i>${this.t(`mark.${e}`)}</li>`)}
          ${this.prices()}
        </ul>
        <button @click=${this.toggle}>${this.t(this.asTable?"chart.chart":"chart.table")}</button>
        <button @click=${this.download}>${this.t("chart.csv")}</button>
      </div>`}prices(){let e=this.data.prices?.legend??[],t=n=>`--level:${n};--height:${Math.round(25+75*n)}%`;return e.map(({level:n,text:i})=>c`<li>${e.length>1?c`<i class="price" style=${t(n)}></i>`:h}${i}</li>`)}chart(){return c`<smart-energy-bar-chart
      .data=${this.data}
      .format=${this.format}
      .formatTick=${(e,t)=>T(this.hass,e,t)}
      .summary=${this.summary}
      .unknown=${this.t("state.unknown")}
    ></smart-energy-bar-chart>`}table(){let{columns:e,series:t,expected:n,prices:i}=this.data,o=e.some(({note:a})=>a!==void 0),l=(a,d=!1)=>a==null?d?"":this.t("state.unknown"):this.format(a);return c`<div class="scroll" tabindex="0" role="region" aria-label=${this.summary}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("chart.time")}</th>
            ${t.map(({name:a})=>c`<th scope="col">${a}</th>`)}
            ${n?c`<th scope="col">${this.t("chart.expected")}</th>`:h}
            ${i?c`<th scope="col">${this.t("chart.price")}</th>`:h}
            ${o?c`<th scope="col">${this.t("chart.note")}</th>`:h}
          </tr>
        </thead>
        <tbody>
          ${e.map((a,d)=>{let m=n?.[d];return c`<tr>
              <th scope="row">${a.title}</th>
              ${t.map(({values:u})=>c`<td>${l(u[d],a.ahead)}</td>`)}
              ${n?c`<td>${m?`${l(m.low)} – ${l(m.high)}`:""}</td>`:h}
              ${i?c`<td>${Ke(this.data,a)??""}</td>`:h}
              ${o?c`<td class="note">${a.note??""}</td>`:h}
            </tr>`})}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.t("chart.total")}</th>
            ${t.map(({values:a})=>c`<td>${l(Fe(a))}</td>`)}
            ${[n,i,o].map(a=>a?c`<td></td>`:h)}
          </tr>
        </tfoot>
      </table>
    </div>`}static{this.styles=[$e,dt,b`
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
    `]}};g([_({attribute:!1})],K.prototype,"hass",2),g([_({attribute:!1})],K.prototype,"data",2),g([_({attribute:!1})],K.prototype,"format",2),g([_()],K.prototype,"summary",2),g([_()],K.prototype,"filename",2),g([$()],K.prototype,"asTable",2);var U=class extends H{constructor(){super(...arguments);this.row=String;this.format=String;this.unit="";this.summary="";this.filename="smart-energy";this.withNumbers=!1}t(e){return O(this.hass.language,e)}render(){let e=this.values[0]?.length??0,t=this.withNumbers?1:6;return c`<div
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
          @click=${()=>{bt(this.filename,this.csv())}}
        >
          ${this.t("chart.csv")}
        </button>
      </div>`}tableRow(e,t){return c`<tr>
      <th scope="row">${this.row(t)}</th>
      ${e.map((n,i)=>{let o=n===null?this.t("state.unknown"):this.format(n);return c`<td style="background:${this.paint(n)}" title="${this.row(t)} ${i}: ${o}">
          <span class=${this.withNumbers?h:"visually-hidden"}>${o}</span>
        </td>`})}
    </tr>`}paint(e){let t=this.values.flat().filter(l=>l!==null),n=Math.min(0,...t),i=Math.max(...t);if(e===null||i<=n)return"none";let o=this.withNumbers?45:100;return`color-mix(in srgb, var(--primary-color) ${Math.round((e-n)/(i-n)*o)}%, transparent)`}csv(){let e=Array.from({length:this.values[0]?.length??0},(n,i)=>`${i} (${this.unit})`),t=this.values.map((n,i)=>[this.row(i),...n.map(o=>o===null?"":String(o))]);return zt([["",...e],...t])}static{this.styles=[$e,dt,_e,b`
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
    `]}};g([_({attribute:!1})],U.prototype,"hass",2),g([_({attribute:!1})],U.prototype,"values",2),g([_({attribute:!1})],U.prototype,"row",2),g([_({attribute:!1})],U.prototype,"format",2),g([_()],U.prototype,"unit",2),g([_()],U.prototype,"summary",2),g([_()],U.prototype,"filename",2),g([$()],U.prototype,"withNumbers",2);async function Bn(s){await window.customElements.whenDefined("home-assistant");for(let[r,e]of Object.entries(s))window.customElements.get(r)||window.customElements.define(r,e)}function ui(s,r){return(e,t)=>{let n=e.entities[t];return n?.platform==="smart_energy"&&r.includes(n.translation_key??"")&&n.device_id?{config:{type:`custom:${s}`,devices:[n.device_id]}}:null}}function Wn(s,r){let e=t=>O(document.documentElement.lang,t);return Object.defineProperties(r,{name:{get:()=>e(s),enumerable:!0},description:{get:()=>e(`${s}_help`),enumerable:!0}})}function jn(s){let r=window.customCards??=[];for(let{card:t,keys:n}of s){let i=`smart-energy-${t}-card`;r.some(o=>o.type===i)||r.push(Wn(`card.${t}`,{type:i,preview:!0,getEntitySuggestion:ui(i,n)}))}let e=window.customStrategies??=[];e.some(({type:t})=>t==="smart-energy")||e.push(Wn("card.strategy",{type:"smart-energy",strategyType:"dashboard"}))}function Kn(s){let{status:r,power:e,voltage:t,current:n,energy:i}=s.entities,o=(l,a)=>l===void 0?[]:[{type:"tile",entity:l,...a}];return{type:"grid",cards:[{type:"heading",heading:s.name,icon:"mdi:meter-electric",...r===void 0?{}:{badges:[{type:"entity",entity:r,show_state:!0,show_icon:!0,state_content:["state","last_changed"]}]}},...o(e,{name:"Power",icon:"mdi:flash",color:"amber",grid_options:{columns:"full",rows:2},features:[{type:"trend-graph",hours_to_show:1}]}),...o(t,{name:"Voltage"}),...o(n,{name:"Current"}),...o(i,{name:"Energy register",grid_options:{columns:"full"}})]}}var Fn={number:[{type:"numeric-input",style:"buttons"}],select:[{type:"select-options"}]};function zn(s,r){return[{type:"grid",cards:[{type:"markdown",content:O(s.language,"settings.explanation"),text_only:!0,grid_options:{columns:"full"}},mi(O(s.language,"settings.tariff"),"mdi:cash-clock")]},...r.flatMap(e=>hi(s,e))]}function mi(s,r){return{type:"button",name:s,icon:r,tap_action:{action:"navigate",navigation_path:"/config/integrations/integration/smart_energy"},grid_options:{columns:"full",rows:1}}}function hi(s,r){let e=[...Object.values(r.entities),...r.settings].filter(t=>s.entities[t]?.entity_category==="config").map(t=>({id:t,domain:t.split(".")[0]??""})).filter(({domain:t})=>["number","switch","select"].includes(t)).sort((t,n)=>t.domain.localeCompare(n.domain)||t.id.localeCompare(n.id)).map(({id:t,domain:n})=>({type:"tile",entity:t,name:{type:"entity"},grid_options:{columns:"full"},...Fn[n]?{features:Fn[n],features_position:"inline"}:{}}));return e.length===0?[]:[{type:"grid",cards:[{type:"heading",heading:r.name,icon:"mdi:meter-electric"},...e]}]}var wt=class extends HTMLElement{static generate(r,e){let t=ct(e);return Promise.resolve({title:"Smart Energy",views:[pi(e),fi(e),gi(e),yi(e,t),vi(e,t)]})}};function ze(s,r,e,t){return{title:O(s.language,`view.${r}`),path:r,icon:e,type:"sections",max_columns:3,sections:t}}function Z(s,r=1){return{type:"grid",column_span:r,cards:s}}function W(s,r={}){return{type:`custom:smart-energy-${s}-card`,grid_options:{columns:"full"},...r}}function pi(s){return ze(s,"overview","mdi:lightning-bolt",[Z([W("alerts",{compact:!0}),W("live")]),Z([W("usage")]),Z([W("costs"),W("forecast")])])}function fi(s){return ze(s,"analytics","mdi:chart-bar",[Z([W("usage",{span:"month"})],2),Z([W("compare")]),Z([W("costs")]),Z([W("forecast")],2)])}function gi(s){return ze(s,"alerts","mdi:alert-circle-outline",[Z([W("alerts")],2)])}function yi(s,r){return ze(s,"devices","mdi:meter-electric",[Z([W("devices")]),...r.map(Kn)])}function vi(s,r){return ze(s,"settings","mdi:cog",zn(s,r))}jn([{card:"live",keys:["power","voltage","current"]},{card:"devices",keys:["status","power"]},{card:"usage",keys:["energy","energy_export","energy_today"]},{card:"alerts",keys:[...Jt,"alert"]},{card:"compare",keys:["energy","energy_today"]},{card:"costs",keys:["cost_today","cost_total","cost_billing_period","price"]},{card:"forecast",keys:["energy_expected_today","energy_expected_tomorrow"]}]);Bn({"ll-strategy-dashboard-smart-energy":wt,"smart-energy-alerts-card":te,"smart-energy-bar-chart":B,"smart-energy-chart":K,"smart-energy-compare-card":Ue,"smart-energy-costs-card":Ie,"smart-energy-devices-card":We,"smart-energy-forecast-card":yt,"smart-energy-heat-map":U,"smart-energy-live-card":vt,"smart-energy-usage-card":pe});
