var fs=Object.defineProperty;var gs=Object.getOwnPropertyDescriptor;var g=(s,n,e,t)=>{for(var r=t>1?void 0:t?gs(n,e):n,i=s.length-1,o;i>=0;i--)(o=s[i])&&(r=(t?o(n,e,r):o(r))||r);return t&&r&&fs(n,e,r),r};var dn={overcurrent:"A",overvoltage:"V",undervoltage:"V",power_limit:"W",power_spike:"W",meter_offline:"s",no_mains:"V",import_budget:"kWh",unusual_hour:"kWh",unusual_day:"kWh",standby_rise:"W"},ys=["unusual_hour","unusual_day","standby_rise"];function mn({kind:s}){return ys.includes(s)}var hn=Object.keys(dn);function pn(s){return dn[s]??""}function fn(s,n){return n.flatMap(t=>Object.values(t.entities).flatMap(r=>{let i=s.states[r],o=r.startsWith("binary_sensor.")&&typeof i?.attributes.alert_id=="string";return i&&o&&i.state==="on"?[gn(s,t,i.attributes,Date.parse(i.last_changed))]:[]})).sort((t,r)=>Number(t.acknowledged)-Number(r.acknowledged)||r.since-t.since)}function gn(s,n,e,t){let r=String(e.kind??"");return{id:String(e.alert_id??""),meter:n,kind:r,name:vs(s,n,r),value:cn(e.value),limit:cn(e.limit),since:un(e.since)??t,until:un(e.until),acknowledged:e.acknowledged===!0||e.acknowledged_by!==void 0,explanation:typeof e.explanation=="string"?e.explanation:null}}function vs(s,n,e){let r=s.states[n.entities[e]??""]?.attributes.friendly_name;return r?r.startsWith(`${n.name} `)?r.slice(n.name.length+1):r:e}function cn(s){return typeof s=="number"&&Number.isFinite(s)?s:null}function un(s){let n=typeof s=="string"?Date.parse(s):NaN;return Number.isNaN(n)?null:n}function yn(s,n,e){let t=new Map;for(let{attributes:r}of e){if(typeof r.alert_id!="string")continue;let i=gn(s,n,r,0);t.set(i.id,bs(t.get(i.id),i))}return[...t.values()].sort((r,i)=>i.since-r.since)}function bs(s,n){return s?{...n,until:n.until??s.until,explanation:n.explanation??s.explanation,acknowledged:n.acknowledged||s.acknowledged}:n}var Xe=globalThis,et=Xe.ShadowRoot&&(Xe.ShadyCSS===void 0||Xe.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Rt=Symbol(),vn=new WeakMap,Ie=class{constructor(n,e,t){if(this._$cssResult$=!0,t!==Rt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=n,this.t=e}get styleSheet(){let n=this.o,e=this.t;if(et&&n===void 0){let t=e!==void 0&&e.length===1;t&&(n=vn.get(e)),n===void 0&&((this.o=n=new CSSStyleSheet).replaceSync(this.cssText),t&&vn.set(e,n))}return n}toString(){return this.cssText}},bn=s=>new Ie(typeof s=="string"?s:s+"",void 0,Rt),b=(s,...n)=>{let e=s.length===1?s[0]:n.reduce((t,r,i)=>t+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+s[i+1],s[0]);return new Ie(e,s,Rt)},wn=(s,n)=>{if(et)s.adoptedStyleSheets=n.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of n){let t=document.createElement("style"),r=Xe.litNonce;r!==void 0&&t.setAttribute("nonce",r),t.textContent=e.cssText,s.appendChild(t)}},Et=et?s=>s:s=>s instanceof CSSStyleSheet?(n=>{let e="";for(let t of n.cssRules)e+=t.cssText;return bn(e)})(s):s;var{is:ws,defineProperty:xs,getOwnPropertyDescriptor:_s,getOwnPropertyNames:$s,getOwnPropertySymbols:ks,getPrototypeOf:Ss}=Object,tt=globalThis,xn=tt.trustedTypes,Ms=xn?xn.emptyScript:"",As=tt.reactiveElementPolyfillSupport,Be=(s,n)=>s,Ue={toAttribute(s,n){switch(n){case Boolean:s=s?Ms:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,n){let e=s;switch(n){case Boolean:e=s!==null;break;case Number:e=s===null?null:Number(s);break;case Object:case Array:try{e=JSON.parse(s)}catch{e=null}}return e}},nt=(s,n)=>!ws(s,n),_n={attribute:!0,type:String,converter:Ue,reflect:!1,useDefault:!1,hasChanged:nt};Symbol.metadata??=Symbol("metadata"),tt.litPropertyMetadata??=new WeakMap;var Z=class extends HTMLElement{static addInitializer(n){this._$Ei(),(this.l??=[]).push(n)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(n,e=_n){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(n)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(n,e),!e.noAccessor){let t=Symbol(),r=this.getPropertyDescriptor(n,t,e);r!==void 0&&xs(this.prototype,n,r)}}static getPropertyDescriptor(n,e,t){let{get:r,set:i}=_s(this.prototype,n)??{get(){return this[e]},set(o){this[e]=o}};return{get:r,set(o){let a=r?.call(this);i?.call(this,o),this.requestUpdate(n,a,t)},configurable:!0,enumerable:!0}}static getPropertyOptions(n){return this.elementProperties.get(n)??_n}static _$Ei(){if(this.hasOwnProperty(Be("elementProperties")))return;let n=Ss(this);n.finalize(),n.l!==void 0&&(this.l=[...n.l]),this.elementProperties=new Map(n.elementProperties)}static finalize(){if(this.hasOwnProperty(Be("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Be("properties"))){let e=this.properties,t=[...$s(e),...ks(e)];for(let r of t)this.createProperty(r,e[r])}let n=this[Symbol.metadata];if(n!==null){let e=litPropertyMetadata.get(n);if(e!==void 0)for(let[t,r]of e)this.elementProperties.set(t,r)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let r=this._$Eu(e,t);r!==void 0&&this._$Eh.set(r,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(n){let e=[];if(Array.isArray(n)){let t=new Set(n.flat(1/0).reverse());for(let r of t)e.unshift(Et(r))}else n!==void 0&&e.push(Et(n));return e}static _$Eu(n,e){let t=e.attribute;return t===!1?void 0:typeof t=="string"?t:typeof n=="string"?n.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(n=>this.enableUpdating=n),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(n=>n(this))}addController(n){(this._$EO??=new Set).add(n),this.renderRoot!==void 0&&this.isConnected&&n.hostConnected?.()}removeController(n){this._$EO?.delete(n)}_$E_(){let n=new Map,e=this.constructor.elementProperties;for(let t of e.keys())this.hasOwnProperty(t)&&(n.set(t,this[t]),delete this[t]);n.size>0&&(this._$Ep=n)}createRenderRoot(){let n=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return wn(n,this.constructor.elementStyles),n}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(n=>n.hostConnected?.())}enableUpdating(n){}disconnectedCallback(){this._$EO?.forEach(n=>n.hostDisconnected?.())}attributeChangedCallback(n,e,t){this._$AK(n,t)}_$ET(n,e){let t=this.constructor.elementProperties.get(n),r=this.constructor._$Eu(n,t);if(r!==void 0&&t.reflect===!0){let i=(t.converter?.toAttribute!==void 0?t.converter:Ue).toAttribute(e,t.type);this._$Em=n,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(n,e){let t=this.constructor,r=t._$Eh.get(n);if(r!==void 0&&this._$Em!==r){let i=t.getPropertyOptions(r),o=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Ue;this._$Em=r;let a=o.fromAttribute(e,i.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(n,e,t,r=!1,i){if(n!==void 0){let o=this.constructor;if(r===!1&&(i=this[n]),t??=o.getPropertyOptions(n),!((t.hasChanged??nt)(i,e)||t.useDefault&&t.reflect&&i===this._$Ej?.get(n)&&!this.hasAttribute(o._$Eu(n,t))))return;this.C(n,e,t)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(n,e,{useDefault:t,reflect:r,wrapped:i},o){t&&!(this._$Ej??=new Map).has(n)&&(this._$Ej.set(n,o??e??this[n]),i!==!0||o!==void 0)||(this._$AL.has(n)||(this.hasUpdated||t||(e=void 0),this._$AL.set(n,e)),r===!0&&this._$Em!==n&&(this._$Eq??=new Set).add(n))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let n=this.scheduleUpdate();return n!=null&&await n,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,i]of this._$Ep)this[r]=i;this._$Ep=void 0}let t=this.constructor.elementProperties;if(t.size>0)for(let[r,i]of t){let{wrapped:o}=i,a=this[r];o!==!0||this._$AL.has(r)||a===void 0||this.C(r,void 0,i,a)}}let n=!1,e=this._$AL;try{n=this.shouldUpdate(e),n?(this.willUpdate(e),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(e)):this._$EM()}catch(t){throw n=!1,this._$EM(),t}n&&this._$AE(e)}willUpdate(n){}_$AE(n){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(n)),this.updated(n)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(n){return!0}update(n){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(n){}firstUpdated(n){}};Z.elementStyles=[],Z.shadowRootOptions={mode:"open"},Z[Be("elementProperties")]=new Map,Z[Be("finalized")]=new Map,As?.({ReactiveElement:Z}),(tt.reactiveElementVersions??=[]).push("2.1.2");var Ot=globalThis,$n=s=>s,rt=Ot.trustedTypes,kn=rt?rt.createPolicy("lit-html",{createHTML:s=>s}):void 0,Dt="$lit$",Q=`lit$${Math.random().toFixed(9).slice(2)}$`,Pt="?"+Q,Ts=`<${Pt}>`,pe=document,We=()=>pe.createComment(""),Fe=s=>s===null||typeof s!="object"&&typeof s!="function",Ht=Array.isArray,En=s=>Ht(s)||typeof s?.[Symbol.iterator]=="function",Ct=`[ 	
\f\r]`,je=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Sn=/-->/g,Mn=/>/g,me=RegExp(`>|${Ct}(?:([^\\s"'>=/]+)(${Ct}*=${Ct}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),An=/'/g,Tn=/"/g,Cn=/^(?:script|style|textarea|title)$/i,Lt=s=>(n,...e)=>({_$litType$:s,strings:n,values:e}),d=Lt(1),N=Lt(2),ao=Lt(3),H=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),Rn=new WeakMap,he=pe.createTreeWalker(pe,129);function On(s,n){if(!Ht(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return kn!==void 0?kn.createHTML(n):n}var Dn=(s,n)=>{let e=s.length-1,t=[],r,i=n===2?"<svg>":n===3?"<math>":"",o=je;for(let a=0;a<e;a++){let l=s[a],u,m,c=-1,h=0;for(;h<l.length&&(o.lastIndex=h,m=o.exec(l),m!==null);)h=o.lastIndex,o===je?m[1]==="!--"?o=Sn:m[1]!==void 0?o=Mn:m[2]!==void 0?(Cn.test(m[2])&&(r=RegExp("</"+m[2],"g")),o=me):m[3]!==void 0&&(o=me):o===me?m[0]===">"?(o=r??je,c=-1):m[1]===void 0?c=-2:(c=o.lastIndex-m[2].length,u=m[1],o=m[3]===void 0?me:m[3]==='"'?Tn:An):o===Tn||o===An?o=me:o===Sn||o===Mn?o=je:(o=me,r=void 0);let f=o===me&&s[a+1].startsWith("/>")?" ":"";i+=o===je?l+Ts:c>=0?(t.push(u),l.slice(0,c)+Dt+l.slice(c)+Q+f):l+Q+(c===-2?a:f)}return[On(s,i+(s[e]||"<?>")+(n===2?"</svg>":n===3?"</math>":"")),t]},Ke=class s{constructor({strings:n,_$litType$:e},t){let r;this.parts=[];let i=0,o=0,a=n.length-1,l=this.parts,[u,m]=Dn(n,e);if(this.el=s.createElement(u,t),he.currentNode=this.el.content,e===2||e===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(r=he.nextNode())!==null&&l.length<a;){if(r.nodeType===1){if(r.hasAttributes())for(let c of r.getAttributeNames())if(c.endsWith(Dt)){let h=m[o++],f=r.getAttribute(c).split(Q),y=/([.?@])?(.*)/.exec(h);l.push({type:1,index:i,name:y[2],strings:f,ctor:y[1]==="."?it:y[1]==="?"?ot:y[1]==="@"?at:ge}),r.removeAttribute(c)}else c.startsWith(Q)&&(l.push({type:6,index:i}),r.removeAttribute(c));if(Cn.test(r.tagName)){let c=r.textContent.split(Q),h=c.length-1;if(h>0){r.textContent=rt?rt.emptyScript:"";for(let f=0;f<h;f++)r.append(c[f],We()),he.nextNode(),l.push({type:2,index:++i});r.append(c[h],We())}}}else if(r.nodeType===8)if(r.data===Pt)l.push({type:2,index:i});else{let c=-1;for(;(c=r.data.indexOf(Q,c+1))!==-1;)l.push({type:7,index:i}),c+=Q.length-1}i++}}static createElement(n,e){let t=pe.createElement("template");return t.innerHTML=n,t}};function fe(s,n,e=s,t){if(n===H)return n;let r=t!==void 0?e._$Co?.[t]:e._$Cl,i=Fe(n)?void 0:n._$litDirective$;return r?.constructor!==i&&(r?._$AO?.(!1),i===void 0?r=void 0:(r=new i(s),r._$AT(s,e,t)),t!==void 0?(e._$Co??=[])[t]=r:e._$Cl=r),r!==void 0&&(n=fe(s,r._$AS(s,n.values),r,t)),n}var st=class{constructor(n,e){this._$AV=[],this._$AN=void 0,this._$AD=n,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(n){let{el:{content:e},parts:t}=this._$AD,r=(n?.creationScope??pe).importNode(e,!0);he.currentNode=r;let i=he.nextNode(),o=0,a=0,l=t[0];for(;l!==void 0;){if(o===l.index){let u;l.type===2?u=new xe(i,i.nextSibling,this,n):l.type===1?u=new l.ctor(i,l.name,l.strings,this,n):l.type===6&&(u=new lt(i,this,n)),this._$AV.push(u),l=t[++a]}o!==l?.index&&(i=he.nextNode(),o++)}return he.currentNode=pe,r}p(n){let e=0;for(let t of this._$AV)t!==void 0&&(t.strings!==void 0?(t._$AI(n,t,e),e+=t.strings.length-2):t._$AI(n[e])),e++}},xe=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(n,e,t,r){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=n,this._$AB=e,this._$AM=t,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let n=this._$AA.parentNode,e=this._$AM;return e!==void 0&&n?.nodeType===11&&(n=e.parentNode),n}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(n,e=this){n=fe(this,n,e),Fe(n)?n===p||n==null||n===""?(this._$AH!==p&&this._$AR(),this._$AH=p):n!==this._$AH&&n!==H&&this._(n):n._$litType$!==void 0?this.$(n):n.nodeType!==void 0?this.T(n):En(n)?this.k(n):this._(n)}O(n){return this._$AA.parentNode.insertBefore(n,this._$AB)}T(n){this._$AH!==n&&(this._$AR(),this._$AH=this.O(n))}_(n){this._$AH!==p&&Fe(this._$AH)?this._$AA.nextSibling.data=n:this.T(pe.createTextNode(n)),this._$AH=n}$(n){let{values:e,_$litType$:t}=n,r=typeof t=="number"?this._$AC(n):(t.el===void 0&&(t.el=Ke.createElement(On(t.h,t.h[0]),this.options)),t);if(this._$AH?._$AD===r)this._$AH.p(e);else{let i=new st(r,this),o=i.u(this.options);i.p(e),this.T(o),this._$AH=i}}_$AC(n){let e=Rn.get(n.strings);return e===void 0&&Rn.set(n.strings,e=new Ke(n)),e}k(n){Ht(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,t,r=0;for(let i of n)r===e.length?e.push(t=new s(this.O(We()),this.O(We()),this,this.options)):t=e[r],t._$AI(i),r++;r<e.length&&(this._$AR(t&&t._$AB.nextSibling,r),e.length=r)}_$AR(n=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);n!==this._$AB;){let t=$n(n).nextSibling;$n(n).remove(),n=t}}setConnected(n){this._$AM===void 0&&(this._$Cv=n,this._$AP?.(n))}},ge=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(n,e,t,r,i){this.type=1,this._$AH=p,this._$AN=void 0,this.element=n,this.name=e,this._$AM=r,this.options=i,t.length>2||t[0]!==""||t[1]!==""?(this._$AH=Array(t.length-1).fill(new String),this.strings=t):this._$AH=p}_$AI(n,e=this,t,r){let i=this.strings,o=!1;if(i===void 0)n=fe(this,n,e,0),o=!Fe(n)||n!==this._$AH&&n!==H,o&&(this._$AH=n);else{let a=n,l,u;for(n=i[0],l=0;l<i.length-1;l++)u=fe(this,a[t+l],e,l),u===H&&(u=this._$AH[l]),o||=!Fe(u)||u!==this._$AH[l],u===p?n=p:n!==p&&(n+=(u??"")+i[l+1]),this._$AH[l]=u}o&&!r&&this.j(n)}j(n){n===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,n??"")}},it=class extends ge{constructor(){super(...arguments),this.type=3}j(n){this.element[this.name]=n===p?void 0:n}},ot=class extends ge{constructor(){super(...arguments),this.type=4}j(n){this.element.toggleAttribute(this.name,!!n&&n!==p)}},at=class extends ge{constructor(n,e,t,r,i){super(n,e,t,r,i),this.type=5}_$AI(n,e=this){if((n=fe(this,n,e,0)??p)===H)return;let t=this._$AH,r=n===p&&t!==p||n.capture!==t.capture||n.once!==t.once||n.passive!==t.passive,i=n!==p&&(t===p||r);r&&this.element.removeEventListener(this.name,this,t),i&&this.element.addEventListener(this.name,this,n),this._$AH=n}handleEvent(n){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,n):this._$AH.handleEvent(n)}},lt=class{constructor(n,e,t){this.element=n,this.type=6,this._$AN=void 0,this._$AM=e,this.options=t}get _$AU(){return this._$AM._$AU}_$AI(n){fe(this,n)}},Pn={M:Dt,P:Q,A:Pt,C:1,L:Dn,R:st,D:En,V:fe,I:xe,H:ge,N:ot,U:at,B:it,F:lt},Rs=Ot.litHtmlPolyfillSupport;Rs?.(Ke,xe),(Ot.litHtmlVersions??=[]).push("3.3.3");var Hn=(s,n,e)=>{let t=e?.renderBefore??n,r=t._$litPart$;if(r===void 0){let i=e?.renderBefore??null;t._$litPart$=r=new xe(n.insertBefore(We(),i),i,void 0,e??{})}return r._$AI(s),r};var Nt=globalThis,L=class extends Z{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let n=super.createRenderRoot();return this.renderOptions.renderBefore??=n.firstChild,n}update(n){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(n),this._$Do=Hn(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return H}};L._$litElement$=!0,L.finalized=!0,Nt.litElementHydrateSupport?.({LitElement:L});var Es=Nt.litElementPolyfillSupport;Es?.({LitElement:L});(Nt.litElementVersions??=[]).push("4.2.2");var Cs={attribute:!0,type:String,converter:Ue,reflect:!1,hasChanged:nt},Os=(s=Cs,n,e)=>{let{kind:t,metadata:r}=e,i=globalThis.litPropertyMetadata.get(r);if(i===void 0&&globalThis.litPropertyMetadata.set(r,i=new Map),t==="setter"&&((s=Object.create(s)).wrapped=!0),i.set(e.name,s),t==="accessor"){let{name:o}=e;return{set(a){let l=n.get.call(this);n.set.call(this,a),this.requestUpdate(o,l,s,!0,a)},init(a){return a!==void 0&&this.C(o,void 0,s,a),a}}}if(t==="setter"){let{name:o}=e;return function(a){let l=this[o];n.call(this,a),this.requestUpdate(o,l,s,!0,a)}}throw Error("Unsupported decorator location: "+t)};function w(s){return(n,e)=>typeof e=="object"?Os(s,n,e):((t,r,i)=>{let o=r.hasOwnProperty(i);return r.constructor.createProperty(i,t),o?Object.getOwnPropertyDescriptor(r,i):void 0})(s,n,e)}function M(s){return w({...s,state:!0,attribute:!1})}var ut={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},_e=s=>(...n)=>({_$litDirective$:s,values:n}),te=class{constructor(n){}get _$AU(){return this._$AM._$AU}_$AT(n,e,t){this._$Ct=n,this._$AM=e,this._$Ci=t}_$AS(n,e){return this.update(n,e)}update(n,e){return this.render(...e)}};var dt=_e(class extends te{constructor(s){if(super(s),s.type!==ut.ATTRIBUTE||s.name!=="class"||s.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(s){return" "+Object.keys(s).filter(n=>s[n]).join(" ")+" "}update(s,[n]){if(this.st===void 0){this.st=new Set,s.strings!==void 0&&(this.nt=new Set(s.strings.join(" ").split(/\s/).filter(t=>t!=="")));for(let t in n)n[t]&&!this.nt?.has(t)&&this.st.add(t);return this.render(n)}let e=s.element.classList;for(let t of this.st)t in n||(e.remove(t),this.st.delete(t));for(let t in n){let r=!!n[t];r===this.st.has(t)||this.nt?.has(t)||(r?(e.add(t),this.st.add(t)):(e.remove(t),this.st.delete(t)))}return H}});var{I:Ds}=Pn,Ln=s=>s;var Nn=()=>document.createComment(""),$e=(s,n,e)=>{let t=s._$AA.parentNode,r=n===void 0?s._$AB:n._$AA;if(e===void 0){let i=t.insertBefore(Nn(),r),o=t.insertBefore(Nn(),r);e=new Ds(i,o,s,s.options)}else{let i=e._$AB.nextSibling,o=e._$AM,a=o!==s;if(a){let l;e._$AQ?.(s),e._$AM=s,e._$AP!==void 0&&(l=s._$AU)!==o._$AU&&e._$AP(l)}if(i!==r||a){let l=e._$AA;for(;l!==i;){let u=Ln(l).nextSibling;Ln(t).insertBefore(l,r),l=u}}}return e},ne=(s,n,e=s)=>(s._$AI(n,e),s),Ps={},In=(s,n=Ps)=>s._$AH=n,Bn=s=>s._$AH,mt=s=>{s._$AR(),s._$AA.remove()};var Un=(s,n,e)=>{let t=new Map;for(let r=n;r<=e;r++)t.set(s[r],r);return t},ye=_e(class extends te{constructor(s){if(super(s),s.type!==ut.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,n,e){let t;e===void 0?e=n:n!==void 0&&(t=n);let r=[],i=[],o=0;for(let a of s)r[o]=t?t(a,o):o,i[o]=e(a,o),o++;return{values:i,keys:r}}render(s,n,e){return this.dt(s,n,e).values}update(s,[n,e,t]){let r=Bn(s),{values:i,keys:o}=this.dt(n,e,t);if(!Array.isArray(r))return this.ut=o,i;let a=this.ut??=[],l=[],u,m,c=0,h=r.length-1,f=0,y=i.length-1;for(;c<=h&&f<=y;)if(r[c]===null)c++;else if(r[h]===null)h--;else if(a[c]===o[f])l[f]=ne(r[c],i[f]),c++,f++;else if(a[h]===o[y])l[y]=ne(r[h],i[y]),h--,y--;else if(a[c]===o[y])l[y]=ne(r[c],i[y]),$e(s,l[y+1],r[c]),c++,y--;else if(a[h]===o[f])l[f]=ne(r[h],i[f]),$e(s,r[c],r[h]),h--,f++;else if(u===void 0&&(u=Un(o,f,y),m=Un(a,c,h)),u.has(a[c]))if(u.has(a[h])){let v=m.get(o[f]),k=v!==void 0?r[v]:null;if(k===null){let S=$e(s,r[c]);ne(S,i[f]),l[f]=S}else l[f]=ne(k,i[f]),$e(s,r[c],k),r[v]=null;f++}else mt(r[h]),h--;else mt(r[c]),c++;for(;f<=y;){let v=$e(s,l[y+1]);ne(v,i[f]),l[f++]=v}for(;c<=h;){let v=r[c++];v!==null&&mt(v)}return this.ut=o,In(s,l),H}});var jn={"state.loading":"Wird geladen …","state.empty":"Noch keine Daten. Die erste Stunde erscheint, sobald Home Assistant sie zusammengefasst hat.","state.no_meters":"Noch kein Zähler. Unter Einstellungen, Geräte & Dienste, Smart Energy lässt sich einer hinzufügen.","state.error":"Das ließ sich nicht laden: {reason}","state.disconnected":"Home Assistant ist nicht erreichbar. Zu sehen sind die letzten bekannten Werte.","state.retry":"Noch einmal versuchen","state.offline":"Offline","state.ask_admin":"Das kann ein Administrator von Home Assistant einrichten.","state.not_running":"Smart Energy läuft in Home Assistant nicht. Siehe Einstellungen > Geräte & Dienste.","state.unknown":"Unbekannt","chart.table":"Als Tabelle zeigen","chart.chart":"Als Diagramm zeigen","chart.csv":"CSV herunterladen","chart.time":"Zeit","chart.total":"Summe","chart.expected":"Erwarteter Bereich","usage.title":"Verbrauch","usage.hour":"Stunde","usage.day":"Tag","usage.week":"Woche","usage.month":"Monat","usage.year":"Jahr","usage.energy":"kWh","usage.money":"Geld","usage.previous":"Früher","usage.next":"Später","usage.now":"Jetzt","usage.unit":"Anzeigen","usage.period":"Zeitraum","usage.summary":"{title}, {range}: insgesamt {total}.","usage.exported":"Eingespeist von {name}","usage.no_cost":"Für diese Zähler ist kein Tarif gewählt; daher gibt es keine Kosten.","usage.other_currency":"Nicht gezeigt, weil in anderer Währung abgerechnet: {names}","usage.incomplete":"läuft noch","live.title":"Jetzt","live.importing":"aus dem Netz","live.exporting":"ins Netz","live.still":"kein Fluss","live.trend":"Leistung der letzten Stunde","live.voltage":"Spannung","live.current":"Strom","live.power_factor":"Leistungsfaktor","live.frequency":"Frequenz","live.energy_today":"Heute","live.cost_today":"Kosten heute","compare.title":"Vergleich bis zu diesem Moment","compare.week":"Woche","compare.month":"Monat","compare.year":"Jahr","compare.this":"{span}","compare.before":"Davor, bis zu diesem Moment","compare.rest":"Davor, der Rest","compare.more":"{percent} mehr als davor","compare.less":"{percent} weniger als davor","compare.same":"so viel wie davor","compare.none":"Kein Vergleich möglich: für den Zeitraum davor gibt es keine Daten.","compare.measured_since":"Erst seit {date} gemessen, darum lässt sich beides nicht vergleichen.","compare.meter_since":"{name} wird erst seit {date} gemessen: die Zeit davor ist ohne diesen Zähler.","compare.not_yet":"Für diesen Zeitraum gibt es noch keine Daten.","compare.profile":"Übliche Woche","compare.profile_summary":"Mittlere Energie nach Wochentag und Stunde über die letzten {weeks} Wochen, von {low} bis {high}.","compare.so_far":"Bisher {now}, davor bis zu diesem Moment {before}","span.week":"Diese Woche","span.month":"Dieser Monat","span.year":"Dieses Jahr","devices.title":"Geräte","devices.sort":"Sortieren nach","devices.power":"Leistung","devices.today":"Heute","devices.cost":"Kosten","devices.name":"Name","devices.rest":"Rest von {name}","devices.today_is":"heute {value}","devices.today_unknown":"heute unbekannt","devices.standby":"ständig {value}","view.overview":"Übersicht","view.analytics":"Auswertung","view.alerts":"Meldungen","view.devices":"Geräte","view.settings":"Einstellungen","settings.explanation":`Grenzwerte, Sicherung, Nennspannung, Budgets und Abrechnungstag gehören zum jeweiligen Zähler. Sie gelten auch für die Bridge und für Zähler, die sie lesen.

- **Grenzwerte**: ab wann eine Meldung beginnt. Die der Spannung folgen EN 50160 für die Nennspannung, die des Stroms der Sicherung. **0 stellt den üblichen Wert wieder her.**
- **Schalter**: ob es diese Meldung überhaupt gibt.
- **Budgets** eines Abrechnungszeitraums, in kWh oder Geld: 0 heißt keines.
- **Abrechnungstag**: der Tag des Monats, an dem die Rechnung beginnt.
- **Tarif**: nach ihm wird die Energie des Zählers berechnet.`,"settings.tariff":"Tarife und Optionen","alerts.title":"Meldungen","alerts.none":"Alles in Ordnung: keine Meldungen.","alerts.silent":"Keine Meldungen, aber nicht verbunden: {names}","alerts.not_running":"Smart Energy läuft in Home Assistant nicht, darum wird nichts überwacht. Siehe Einstellungen > Geräte & Dienste.","alerts.limit":"(Grenze {limit})","alerts.since":"seit {time}","alerts.acknowledge":"Quittieren","alerts.acknowledged":"quittiert","alerts.history":"Letzte {days} Tage","alerts.filter":"Anzeigen","alerts.all":"Alle Arten","alerts.no_history":"Keine Meldungen in dieser Zeit.","forecast.title":"Vorhersage","forecast.today":"Heute erwartet","forecast.tomorrow":"Morgen erwartet","forecast.measured":"Gemessen","forecast.expected":"Erwartet","forecast.none":"Es gibt noch keine Vorhersage.","costs.title":"Kosten","costs.none":"Für diese Zähler ist noch kein Tarif gewählt, daher gibt es keine Rechnung.","costs.by":"Aufteilen nach","costs.item":"Tarifzeit","costs.component":"Bestandteil","costs.device":"Gerät","costs.since":"seit {date}","costs.projected":"Erwartet für den ganzen Zeitraum","costs.projected_band":"In vier von fünf Fällen werden es {low} bis {high}.","costs.budget":"Budget","costs.within":"Bisher {used} des Budgets, erwartet {expected}.","costs.over":"Bisher {used} des Budgets; erwartet {expected}, also mehr als das Budget.","costs.tier":"Stufe {name}: {used} von {limit} verbraucht.","costs.last_tier":"Stufe {name}, die letzte: {used} verbraucht.","costs.estimated":"Die Energie von {hours} Stunden ist geschätzt.","costs.missing":"Die Energie von {hours} Stunden fehlt.","live.cost_now":"Kosten jetzt","live.per_hour":"{amount} je Stunde","live.together":"Alle zusammen","live.without":"Ohne {names}: Leistung nicht bekannt.","state.connection":"Home Assistant ist nicht erreichbar.","state.stale":"Nicht aktuell, das Laden ist gescheitert: {reason}","chart.price":"Preis","chart.note":"Hinweis","mark.missing":"noch nicht bekannt","mark.estimated":"geschätzt","mark.late":"nachgetragen","usage.missing":"seit {hours} h nichts gehört","usage.estimated":"{hours} h geschätzt","usage.late":"{hours} h nachgetragen","live.no_trend":"Die Leistung der letzten Stunde ist nicht bekannt.","live.trend_summary":"Leistung der letzten Stunde, von {low} bis {high}","live.minutes_ago":"vor {minutes} Minuten","devices.seen":"gehört {time}","devices.offline_since":"Offline seit {time}","forecast.look_back":"Bis zu einen Tag vorher für {hours} der letzten 24 Stunden vorhergesagt: {expected}. Gekommen: {measured}.","compare.now_marked":"{name}: {hours} h dieser Zeit sind geschätzt oder noch nicht bekannt.","compare.before_marked":"{name}: {hours} h der Zeit davor sind geschätzt.","component.energy":"Energie","component.export":"Einspeisung","component.standing":"Grundpreis","component.demand":"Leistung","component.tax":"Steuer","component.rounding":"Rundung","component.minimum":"Mindestbetrag","unit.day":"Tage","unit.month":"Monate","unit.year":"Jahre","form.title":"Titel","form.title_help":"Anstelle des eigenen Titels der Karte.","form.devices":"Zähler","form.devices_help":"Zähler und Stromkreise, die gezeigt werden. Alle, wenn keiner gewählt ist.","form.span":"Zeitraum","form.span_help":"Womit die Karte beginnt. Auf der Karte lässt es sich ändern.","form.unit":"Anzeigen","form.unit_help":"Energie, oder was sie kostet. Geld braucht einen Tarif.","form.prices":"Preise hinter den Balken","form.prices_help":"Für Tag und Woche, wenn der Zähler einen Tarif hat. An, solange du es nicht abschaltest.","form.sort":"Sortieren nach","form.sort_help":"Zähler, die offline sind, stehen immer zuerst.","form.compact":"Nur was jetzt nicht stimmt","form.compact_help":"Ohne Titel und Verlauf.","component.discount":"Rabatt","unit.billing period":"Abrechnungszeiträume","forecast.without":"Ohne {names}: noch keine Vorhersage.","chart.colors":"Als Farben zeigen","alerts.of":"von","alerts.all_meters":"Alle Zähler","alerts.lasting":"(dauert an)","state.no_chosen":"Die Zähler, die für diese Karte gewählt wurden, gibt es nicht mehr.","state.add_meter":"Zu den Zählern","usage.nothing":"Aus dieser Zeit gibt es keine Daten.","card.live":"Smart Energy: jetzt","card.live_help":"Spannung, Strom, Leistung und ihre Richtung, die letzte Stunde, und heute bisher.","card.devices":"Smart Energy: Geräte","card.devices_help":"Jeder Zähler und Stromkreis mit Leistung, Energie heute, Anteil und Standby.","card.usage":"Smart Energy: Verbrauch","card.usage_help":"Energie oder Geld nach Stunde, Tag, Woche, Monat und Jahr, mit Preisen dahinter.","card.alerts":"Smart Energy: Alarme","card.alerts_help":"Was jetzt nicht stimmt, zum Quittieren, und was war.","card.compare":"Smart Energy: Vergleich","card.compare_help":"Diese Woche, dieser Monat oder dieses Jahr gegen das davor, bis zu diesem Moment.","card.costs":"Smart Energy: Kosten","card.costs_help":"Die Rechnung bisher, nach Tarifzeit, Bestandteil und Gerät, mit Aussicht und Budget.","card.forecast":"Smart Energy: Vorhersage","card.forecast_help":"Die nächsten 24 Stunden mit ihrem Band, neben dem, was gemessen wurde.","card.strategy":"Smart Energy","card.strategy_help":"Leistung, Energie, Kosten, Vergleich, Vorhersage und Alarme aller Zähler; ordnet sich selbst.","costs.circuit":"davon {name}","costs.rest":"davon der Rest","costs.apart":"{name}, abgerechnet seit {date}","costs.no_rest":"Von {name} nicht abgezogen, weil über eine andere Zeit oder in anderer Währung abgerechnet: {names}. Der Rest ist darum nicht bekannt."};var ht={"state.loading":"Loading …","state.empty":"There is no data yet. The first hour appears after Home Assistant has compiled it.","state.no_meters":"No meter yet. Add one under Settings, Devices & services, Smart Energy.","state.error":"This could not be loaded: {reason}","state.disconnected":"Home Assistant cannot be reached. The last known values are shown.","state.retry":"Try again","state.offline":"Offline","state.ask_admin":"An administrator of Home Assistant can set this up.","state.not_running":"Smart Energy is not running in Home Assistant. See Settings > Devices & services.","state.unknown":"Unknown","chart.table":"Show as table","chart.chart":"Show as chart","chart.csv":"Download CSV","chart.time":"Time","chart.total":"Total","chart.expected":"Expected range","usage.title":"Usage","usage.hour":"Hour","usage.day":"Day","usage.week":"Week","usage.month":"Month","usage.year":"Year","usage.energy":"kWh","usage.money":"Money","usage.previous":"Earlier","usage.next":"Later","usage.now":"Now","usage.unit":"Show","usage.period":"Period","usage.summary":"{title}, {range}: {total} in all.","usage.exported":"Exported by {name}","usage.no_cost":"No tariff is set for these meters, so there is no cost to show.","usage.other_currency":"Not shown, because they are billed in another currency: {names}","usage.incomplete":"still running","live.title":"Now","live.importing":"from the grid","live.exporting":"to the grid","live.still":"no flow","live.trend":"Power over the last hour","live.voltage":"Voltage","live.current":"Current","live.power_factor":"Power factor","live.frequency":"Frequency","live.energy_today":"Today","live.cost_today":"Cost today","compare.title":"Comparison to this moment","compare.week":"Week","compare.month":"Month","compare.year":"Year","compare.this":"This {span}","compare.before":"Before, to this moment","compare.rest":"Before, the rest","compare.more":"{percent} more than before","compare.less":"{percent} less than before","compare.same":"as much as before","compare.none":"Nothing to compare with: there are no data of the period before.","compare.measured_since":"Measured only since {date}, so the two cannot be compared.","compare.meter_since":"{name} is measured only since {date}: the time before is without it.","compare.not_yet":"There are no data of this time yet.","compare.profile":"Usual week","compare.profile_summary":"Mean energy by weekday and hour over the last {weeks} weeks, from {low} to {high}.","compare.so_far":"{now} so far, {before} by this moment before","span.week":"week","span.month":"month","span.year":"year","devices.title":"Devices","devices.sort":"Sort by","devices.power":"Power","devices.today":"Today","devices.cost":"Cost","devices.name":"Name","devices.rest":"Rest of {name}","devices.today_is":"today {value}","devices.today_unknown":"today unknown","devices.standby":"always on {value}","view.overview":"Overview","view.analytics":"Analytics","view.alerts":"Alerts","view.devices":"Devices","view.settings":"Settings","settings.explanation":`Alert limits, fuse rating, nominal voltage, budgets and billing day belong to each meter. They are shared with the bridge and with meters that read them.

- **Limits**: when an alert begins. Voltage limits follow EN 50160 for the nominal voltage, the current's the fuse. **0 goes back to the usual value.**
- **Switches**: whether that alert is told at all.
- **Budgets** of a billing period, in kWh or money: 0 is none.
- **Billing day**: the day of the month on which your bill begins.
- **Tariff**: by which the meter's energy is billed.`,"settings.tariff":"Tariffs and options","alerts.title":"Alerts","alerts.none":"All is well: no alerts.","alerts.silent":"No alerts, but not connected: {names}","alerts.not_running":"Smart Energy is not running in Home Assistant, so nothing is watched. See Settings > Devices & services.","alerts.limit":"(limit {limit})","alerts.since":"since {time}","alerts.acknowledge":"Acknowledge","alerts.acknowledged":"acknowledged","alerts.history":"Last {days} days","alerts.filter":"Show","alerts.all":"All kinds","alerts.no_history":"No alerts in this time.","forecast.title":"Forecast","forecast.today":"Expected today","forecast.tomorrow":"Expected tomorrow","forecast.measured":"Measured","forecast.expected":"Expected","forecast.none":"There is no forecast yet.","costs.title":"Costs","costs.none":"No tariff is chosen for these meters yet, so there is no bill.","costs.by":"Break down by","costs.item":"Tariff period","costs.component":"Component","costs.device":"Device","costs.since":"since {date}","costs.projected":"Expected for the whole period","costs.projected_band":"In four of five cases it comes to {low} to {high}.","costs.budget":"Budget","costs.within":"{used} of the budget so far, {expected} expected.","costs.over":"{used} of the budget so far; {expected} expected, which is more than the budget.","costs.tier":"Tier {name}: {used} of {limit} used.","costs.last_tier":"Tier {name}, the last one: {used} used.","costs.estimated":"The energy of {hours} hours is estimated.","costs.missing":"The energy of {hours} hours is missing.","live.cost_now":"Cost now","live.per_hour":"{amount} an hour","live.together":"All together","live.without":"Without {names}: power not known.","state.connection":"Home Assistant cannot be reached.","state.stale":"Not up to date, this could not be loaded: {reason}","chart.price":"Price","chart.note":"Note","mark.missing":"not known yet","mark.estimated":"estimated","mark.late":"filled in late","usage.missing":"nothing heard for {hours} h","usage.estimated":"{hours} h estimated","usage.late":"{hours} h filled in late","live.no_trend":"The power of the last hour is not known.","live.trend_summary":"Power over the last hour, from {low} to {high}","live.minutes_ago":"{minutes} minutes ago","devices.seen":"seen {time}","devices.offline_since":"Offline since {time}","forecast.look_back":"Forecast up to a day before for {hours} of the last 24 hours: {expected}. Came: {measured}.","compare.now_marked":"{name}: {hours} h of this time are estimated or not known yet.","compare.before_marked":"{name}: {hours} h of the time before are estimated.","component.energy":"Energy","component.export":"Export","component.standing":"Standing charge","component.demand":"Demand","component.tax":"Tax","component.rounding":"Rounding","component.minimum":"Minimum bill","unit.day":"days","unit.month":"months","unit.year":"years","form.title":"Title","form.title_help":"In place of the card's own.","form.devices":"Meters","form.devices_help":"Meters and circuits to show. All, if you choose none.","form.span":"Period","form.span_help":"What the card begins with. It can be changed on the card.","form.unit":"Show","form.unit_help":"Energy, or what it costs. Money needs a tariff.","form.prices":"Prices behind the bars","form.prices_help":"For a day and a week, if the meter has a tariff. On unless you switch it off.","form.sort":"Sort by","form.sort_help":"Meters that are offline come first all the same.","form.compact":"Only what is wrong now","form.compact_help":"Leaves out title and history.","component.discount":"Discount","unit.billing period":"billing periods","forecast.without":"Without {names}: no forecast yet.","chart.colors":"Show as colours","alerts.of":"of","alerts.all_meters":"All meters","alerts.lasting":"(not over)","state.no_chosen":"The meters that were chosen for this card are not there any more.","state.add_meter":"To the meters","usage.nothing":"There are no data of this time.","card.live":"Smart Energy: now","card.live_help":"Voltage, current, power and its direction, the last hour, and today so far.","card.devices":"Smart Energy: devices","card.devices_help":"Every meter and circuit with its power, energy today, share and standby.","card.usage":"Smart Energy: usage","card.usage_help":"Energy or money by the hour, day, week, month and year, with prices behind.","card.alerts":"Smart Energy: alerts","card.alerts_help":"What is wrong now, to be acknowledged, and what was.","card.compare":"Smart Energy: comparison","card.compare_help":"This week, month or year against the one before, to this moment.","card.costs":"Smart Energy: costs","card.costs_help":"The bill so far, by tariff period, component and device, with projection and budget.","card.forecast":"Smart Energy: forecast","card.forecast_help":"The next 24 hours with their band, beside what was measured.","card.strategy":"Smart Energy","card.strategy_help":"Power, energy, cost, comparison, forecast and alerts of all your meters; it arranges itself.","costs.circuit":"of which {name}","costs.rest":"of which the rest","costs.apart":"{name}, billed since {date}","costs.no_rest":"Not subtracted from {name}, because billed over another time or in another currency: {names}. So the rest is not known."};var Wn={"state.loading":"Cargando …","state.empty":"Todavía no hay datos. La primera hora aparece cuando Home Assistant la haya resumido.","state.no_meters":"Todavía no hay ningún medidor. Añade uno en Ajustes, Dispositivos y servicios, Smart Energy.","state.error":"No se pudo cargar: {reason}","state.disconnected":"No se puede contactar con Home Assistant. Se muestran los últimos valores conocidos.","state.retry":"Reintentar","state.offline":"Sin conexión","state.ask_admin":"Lo puede configurar un administrador de Home Assistant.","state.not_running":"Smart Energy no está en marcha en Home Assistant. Vea Ajustes > Dispositivos y servicios.","state.unknown":"Desconocido","chart.table":"Mostrar como tabla","chart.chart":"Mostrar como gráfico","chart.csv":"Descargar CSV","chart.time":"Hora","chart.total":"Total","chart.expected":"Intervalo esperado","usage.title":"Consumo","usage.hour":"Hora","usage.day":"Día","usage.week":"Semana","usage.month":"Mes","usage.year":"Año","usage.energy":"kWh","usage.money":"Dinero","usage.previous":"Antes","usage.next":"Después","usage.now":"Ahora","usage.unit":"Mostrar","usage.period":"Periodo","usage.summary":"{title}, {range}: {total} en total.","usage.exported":"Vertido por {name}","usage.no_cost":"Estos medidores no tienen tarifa, así que no hay coste que mostrar.","usage.other_currency":"No se muestran, porque se facturan en otra moneda: {names}","usage.incomplete":"en curso","live.title":"Ahora","live.importing":"de la red","live.exporting":"a la red","live.still":"sin flujo","live.trend":"Potencia de la última hora","live.voltage":"Tensión","live.current":"Corriente","live.power_factor":"Factor de potencia","live.frequency":"Frecuencia","live.energy_today":"Hoy","live.cost_today":"Coste de hoy","compare.title":"Comparación hasta este momento","compare.week":"Semana","compare.month":"Mes","compare.year":"Año","compare.this":"{span}","compare.before":"Antes, hasta este momento","compare.rest":"Antes, el resto","compare.more":"{percent} más que antes","compare.less":"{percent} menos que antes","compare.same":"igual que antes","compare.none":"Nada con que comparar: no hay datos del periodo anterior.","compare.measured_since":"Se mide solo desde el {date}, así que no se pueden comparar.","compare.meter_since":"{name} se mide solo desde el {date}: el tiempo anterior es sin él.","compare.not_yet":"Todavía no hay datos de este periodo.","compare.profile":"Semana habitual","compare.profile_summary":"Energía media por día de la semana y hora de las últimas {weeks} semanas, de {low} a {high}.","compare.so_far":"{now} hasta ahora, {before} antes hasta este momento","span.week":"Esta semana","span.month":"Este mes","span.year":"Este año","devices.title":"Dispositivos","devices.sort":"Ordenar por","devices.power":"Potencia","devices.today":"Hoy","devices.cost":"Coste","devices.name":"Nombre","devices.rest":"Resto de {name}","devices.today_is":"hoy {value}","devices.today_unknown":"hoy desconocido","devices.standby":"siempre {value}","view.overview":"Resumen","view.analytics":"Análisis","view.alerts":"Alertas","view.devices":"Dispositivos","view.settings":"Ajustes","settings.explanation":`Los límites de alerta, el fusible, la tensión nominal, los presupuestos y el día de facturación son de cada medidor. También valen para el puente y para los medidores que los leen.

- **Límites**: cuándo empieza una alerta. Los de tensión siguen EN 50160 según la tensión nominal, el de corriente el fusible. **0 restablece el valor habitual.**
- **Interruptores**: si se avisa de esa alerta.
- **Presupuestos** de un periodo de facturación, en kWh o dinero: 0 es ninguno.
- **Día de facturación**: el día del mes en que empieza la factura.
- **Tarifa**: por la que se factura la energía del medidor.`,"settings.tariff":"Tarifas y opciones","alerts.title":"Alertas","alerts.none":"Todo va bien: no hay alertas.","alerts.silent":"No hay alertas, pero sin conexión: {names}","alerts.not_running":"Smart Energy no está en marcha en Home Assistant, así que no se vigila nada. Vea Ajustes > Dispositivos y servicios.","alerts.limit":"(límite {limit})","alerts.since":"desde {time}","alerts.acknowledge":"Confirmar","alerts.acknowledged":"confirmada","alerts.history":"Últimos {days} días","alerts.filter":"Mostrar","alerts.all":"Todos los tipos","alerts.no_history":"No hubo alertas en este tiempo.","forecast.title":"Previsión","forecast.today":"Previsto hoy","forecast.tomorrow":"Previsto mañana","forecast.measured":"Medido","forecast.expected":"Previsto","forecast.none":"Todavía no hay previsión.","costs.title":"Costes","costs.none":"Estos medidores aún no tienen tarifa, así que no hay factura.","costs.by":"Desglosar por","costs.item":"Periodo tarifario","costs.component":"Concepto","costs.device":"Dispositivo","costs.since":"desde el {date}","costs.projected":"Previsto para todo el periodo","costs.projected_band":"En cuatro de cada cinco casos serán de {low} a {high}.","costs.budget":"Presupuesto","costs.within":"{used} del presupuesto hasta ahora, {expected} previsto.","costs.over":"{used} del presupuesto hasta ahora; {expected} previsto, más que el presupuesto.","costs.tier":"Tramo {name}: {used} de {limit} usados.","costs.last_tier":"Tramo {name}, el último: {used} usados.","costs.estimated":"La energía de {hours} horas es estimada.","costs.missing":"Falta la energía de {hours} horas.","live.cost_now":"Coste ahora","live.per_hour":"{amount} por hora","live.together":"Todos juntos","live.without":"Sin {names}: potencia desconocida.","state.connection":"No se puede acceder a Home Assistant.","state.stale":"No está actualizado, no se pudo cargar: {reason}","chart.price":"Precio","chart.note":"Nota","mark.missing":"aún desconocido","mark.estimated":"estimado","mark.late":"completado más tarde","usage.missing":"sin noticias desde hace {hours} h","usage.estimated":"{hours} h estimadas","usage.late":"{hours} h completadas más tarde","live.no_trend":"No se conoce la potencia de la última hora.","live.trend_summary":"Potencia de la última hora, de {low} a {high}","live.minutes_ago":"hace {minutes} minutos","devices.seen":"visto {time}","devices.offline_since":"Sin conexión desde {time}","forecast.look_back":"Previsto hasta un día antes para {hours} de las últimas 24 horas: {expected}. Llegó: {measured}.","compare.now_marked":"{name}: {hours} h de este tiempo son estimadas o aún desconocidas.","compare.before_marked":"{name}: {hours} h del tiempo anterior son estimadas.","component.energy":"Energía","component.export":"Exportación","component.standing":"Término fijo","component.demand":"Potencia","component.tax":"Impuesto","component.rounding":"Redondeo","component.minimum":"Factura mínima","unit.day":"días","unit.month":"meses","unit.year":"años","form.title":"Título","form.title_help":"En lugar del título propio de la tarjeta.","form.devices":"Contadores","form.devices_help":"Contadores y circuitos que se muestran. Todos, si no eliges ninguno.","form.span":"Periodo","form.span_help":"Con qué empieza la tarjeta. Se puede cambiar en ella.","form.unit":"Mostrar","form.unit_help":"Energía, o lo que cuesta. El dinero necesita una tarifa.","form.prices":"Precios detrás de las barras","form.prices_help":"Para un día y una semana, si el contador tiene tarifa. Activado mientras no lo desactives.","form.sort":"Ordenar por","form.sort_help":"Los contadores sin conexión van siempre primero.","form.compact":"Solo lo que falla ahora","form.compact_help":"Sin título ni historial.","component.discount":"Descuento","unit.billing period":"periodos de facturación","forecast.without":"Sin {names}: aún no hay previsión.","chart.colors":"Mostrar como colores","alerts.of":"de","alerts.all_meters":"Todos los contadores","alerts.lasting":"(continúa)","state.no_chosen":"Los contadores elegidos para esta tarjeta ya no existen.","state.add_meter":"Ir a los contadores","usage.nothing":"No hay datos de este tiempo.","card.live":"Smart Energy: ahora","card.live_help":"Tensión, corriente, potencia y su sentido, la última hora, y lo que va de hoy.","card.devices":"Smart Energy: dispositivos","card.devices_help":"Cada contador y circuito con su potencia, energía de hoy, parte y consumo permanente.","card.usage":"Smart Energy: consumo","card.usage_help":"Energía o dinero por hora, día, semana, mes y año, con los precios detrás.","card.alerts":"Smart Energy: alertas","card.alerts_help":"Lo que falla ahora, para confirmarlo, y lo que falló.","card.compare":"Smart Energy: comparación","card.compare_help":"Esta semana, mes o año frente al anterior, hasta este momento.","card.costs":"Smart Energy: costes","card.costs_help":"La factura hasta ahora, por periodo, componente y dispositivo, con previsión y presupuesto.","card.forecast":"Smart Energy: previsión","card.forecast_help":"Las próximas 24 horas con su banda, junto a lo medido.","card.strategy":"Smart Energy","card.strategy_help":"Potencia, energía, coste, comparación, previsión y alertas de todos tus contadores; se ordena solo.","costs.circuit":"de ello, {name}","costs.rest":"de ello, el resto","costs.apart":"{name}, facturado desde {date}","costs.no_rest":"No se resta de {name}, porque se factura en otro periodo o en otra moneda: {names}. Por eso no se conoce el resto."};var It={de:jn,en:ht,es:Wn},Is=["ar","fa","he","ur"];function Bt(s){return s.split("-")[0]??""}var Bs="⁨",Us="⁦";function C(s,n,e=Bs){return Is.includes(Bt(s))?`${e}${n}⁩`:n}function Ut(s,n){return C(s,n,Us)}function Fn(s){return s.replace(/[\u2066-\u2069]/g,"")}function jt(s){return s in It?s:Bt(s)in It?Bt(s):"en"}function pt(s){return s in ht}function R(s,n,e={}){let r=(It[jt(s)]?.[n]??ht[n]).replace(/\{(\w+)\}/g,(i,o)=>{let a=e[o];return a===void 0?i:C(s,a)});return Ut(s,r)}var js={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"],none:["en-US"]};function A(s){return s.locale.time_zone==="server"?s.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone}function Wt(s){let{number_format:n,language:e}=s.locale;if(n!=="system")return js[n]??e}function P(s,n,e){return new Intl.NumberFormat(Wt(s),{minimumFractionDigits:e,maximumFractionDigits:e,useGrouping:s.locale.number_format!=="none"}).format(n===0?0:n)}function U(s,n,e){let t=new Intl.NumberFormat(Wt(s),{style:"currency",currency:e});return C(s.language,t.format(n===0?0:n))}function Kn(s,n,e){let t=new Intl.NumberFormat(Wt(s),{style:"currency",currency:e,minimumFractionDigits:2,maximumFractionDigits:4});return Ut(s.language,`${t.format(n)}/kWh`)}function re(s,n){if(n===void 0)return;let e=s.states[n]?.attributes.unit_of_measurement?.split("/")[0]??"";return/^[A-Z]{3}$/.test(e)?e:s.config.currency??void 0}function ke(s,n){return C(s.language,`${P(s,n*100,0)} %`)}function x(s,n){let e=Math.abs(n),t=e>=1e3?0:e>=100?1:e>=1?2:3;return C(s.language,`${P(s,n,t)} kWh`)}function Y(s,n){let e=Math.abs(n)>=1e4?`${P(s,n/1e3,2)} kW`:`${P(s,n,Math.abs(n)<100?1:0)} W`;return C(s.language,e)}function _(s,n,e){let{dateStyle:t,...r}=e;if(t==="short"&&s.locale.date_format!=="language"){let i=Fs(s,n,e.timeZone);return r.timeStyle?`${i}, ${_(s,n,r)}`:i}return new Intl.DateTimeFormat(s.locale.language,{timeZone:A(s),...e.hour||e.timeStyle?Ws(s):{},...e}).format(n)}function Ws(s){let n=s.locale.time_format;if(n==="language")return{};let{hour12:e=!1}=new Intl.DateTimeFormat(void 0,{hour:"numeric"}).resolvedOptions();return{hourCycle:n==="12"||n==="system"&&e?"h12":"h23"}}function Fs(s,n,e){let t=s.locale.date_format,r=new Intl.DateTimeFormat(t==="system"?void 0:s.locale.language,{timeZone:e??A(s),day:"numeric",month:"numeric",year:"numeric"});if(t==="system")return r.format(n);let i=r.formatToParts(n),o=l=>i.find(u=>u.type===l)?.value.trim()??"",a={D:"day",M:"month",Y:"year"};return[...t].map(l=>o(a[l])).join(o("literal")||"/")}function se(s){let e=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"].indexOf(s.locale.first_weekday);if(e>=0)return e;let t=new Intl.Locale(s.locale.language);return((t.getWeekInfo?.()??t.weekInfo)?.firstDay??1)%7}function ft(s){return s instanceof Object&&"message"in s?String(s.message):typeof s=="number"?void 0:String(s)}function Se(s,n){s.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:n},bubbles:!0,composed:!0}))}var ie=27777777777777776e-23,gt=4.184,Ks=.29307107,zs={mW:.001,W:1,kW:1e3,MW:1e6,GW:1e9,TW:1e12,"BTU/h":Ks,mWh:1e-6,Wh:.001,kWh:1,MWh:1e3,GWh:1e6,TWh:1e9,J:ie,kJ:1e3*ie,MJ:1e6*ie,GJ:1e9*ie,cal:gt*ie,kcal:1e3*gt*ie,Mcal:1e6*gt*ie,Gcal:1e9*gt*ie};function Ft(s){return zs[s?.attributes.unit_of_measurement??""]??1}function Me(s){if(s===void 0||s.state.trim()==="")return null;let n=Number(s.state);return Number.isFinite(n)?n*Ft(s):null}var qs="smart_energy",Vs=["number","switch"],Gs=["solar","battery"];function yt(s){let n=new Map;for(let t of Object.values(s.entities)){if(t.platform!==qs||!t.device_id||!t.translation_key||t.hidden)continue;let{entities:r,settings:i}=n.get(t.device_id)??{entities:{},settings:[]};Vs.includes(t.entity_id.split(".")[0]??"")?i.push(t.entity_id):r[t.translation_key]=t.entity_id,n.set(t.device_id,{entities:r,settings:i})}let e=[...n].flatMap(([t,r])=>{let i=s.devices[t],o=zn(s,r.entities);return i?[{id:t,name:Zs(i),parentId:Qs(i,n),role:o,...r}]:[]});return Ys(e)}function Zs(s){return s.name_by_user??s.name??s.id}function Qs(s,n){return s.via_device_id!==null&&n.has(s.via_device_id)?s.via_device_id:null}function zn(s,n){let e=s.states[n.status??""]?.attributes.role;return typeof e=="string"?e:null}function qn(s,n){return n.every(({entities:e,role:t})=>zn(s,e)===t)}function Ys(s){let n=[...s].sort((e,t)=>e.name.localeCompare(t.name,void 0,{numeric:!0}));return n.filter(e=>e.parentId===null).flatMap(e=>[e,...Ae(n,e)])}function Ae(s,{id:n}){return s.filter(({parentId:e})=>e===n).flatMap(e=>[e,...Ae(s,e)])}function Vn(s,n){return n?.length?s.filter(e=>n.includes(e.id)):s}function Te({role:s}){return s!==null&&Gs.includes(s)}function E(s){let n=K(s),e=n.filter(t=>!Te(t));return e.length>0?e:n}function K(s){let n=new Set(s.map(e=>e.id));return s.filter(e=>e.parentId===null||!n.has(e.parentId))}function j(s,n,e){return Me(s.states[n.entities[e]??""])}function Re(s,n){let e=s.states[n.entities.status??""]?.state;return e==="on"||e==="off"?e==="on":null}var z=[{name:"title",kind:"text"},{name:"devices",kind:"devices"}];function Gn(s){let n=e=>R(document.documentElement.lang,e);return{schema:s.map(e=>({name:e.name,selector:Js(e,n),...e.standard===void 0?{}:{default:e.standard}})),computeLabel:({name:e})=>n(`form.${e}`),computeHelper:({name:e})=>n(`form.${e}_help`),assertConfig:e=>{Kt(e,s)}}}function Js({kind:s,choices:n=[],texts:e},t){switch(s){case"devices":return{device:{multiple:!0,filter:{integration:"smart_energy"}}};case"choice":return{select:{mode:"dropdown",options:n.map(r=>({value:r,label:t(`${e??""}.${r}`)}))}};default:return{[s]:{}}}}function Kt(s,n){for(let e of n){let t=s[e.name];if(t!=null&&!Xs(t,e))throw new Error(`${e.name}: expected ${ei(e)}, got ${JSON.stringify(t)}`)}}function Xs(s,{kind:n,choices:e}){switch(n){case"text":return typeof s=="string";case"boolean":return typeof s=="boolean";case"devices":return Array.isArray(s)&&s.every(t=>typeof t=="string");case"choice":return typeof s=="string"&&!!e?.includes(s)}}function ei({kind:s,choices:n=[]}){return s==="choice"?`one of ${n.join(", ")}`:{text:"a text",boolean:"true or false",devices:"a list of device ids"}[s]}var Ee=b`
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`,Ce=b`
  :focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
`,vt=b`
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
`;var ti=20,ni=1e3,$=class extends L{constructor(){super(...arguments);this.drawnAt=0;this.needsData=!0}static{this.options=z}static getStubConfig(){return{}}static getConfigForm(){return Gn(this.options)}setConfig(e){Kt(e,this.constructor.options),this.config=e}dataKey(){let{meters:e,hass:t}=this,r=e.map(({entities:o})=>t.states[o.tariff??""]?.state),i=e.map(({entities:o})=>o.cost_total);return[A(t),t.config.state,...e.map(({id:o})=>o),...r,...i].join(" ")}updated(){clearTimeout(this.drawing),this.drawing=void 0,this.drawnAt=performance.now();let e=this.hass.connected?this.dataKey():void 0;e!==void 0&&e!==this.asked&&this.meters.length>0&&this.refresh?.now(),this.asked=e}t(e,t){return R(this.hass.language,e,t)}get meters(){let{entities:e,devices:t,states:r}=this.hass;return(this.known?.entities!==e||this.known.devices!==t)&&(this.known=void 0),this.known&&this.known.states!==r&&!qn(this.hass,this.known.meters)&&(this.known=void 0),this.known??={entities:e,devices:t,states:r,meters:yt(this.hass)},this.known.states=r,Vn(this.known.meters,this.config.devices)}statesBefore(e){let t=e.get("hass");return e.size>1||!t||["language","locale","entities","devices","connected","config"].some(i=>t[i]!==this.hass[i])?void 0:t.states}shouldUpdate(e){let t=this.statesBefore(e);if(t===void 0)return!0;if(this.drawing!==void 0||!this.hasChanged(t))return!1;let r=this.meters.length>ti?this.drawnAt+ni-performance.now():0;return r<=0?!0:(this.drawing=setTimeout(()=>{this.requestUpdate()},r),!1)}hasChanged(e){for(let t of this.watched())if(e[t]!==this.hass.states[t])return!0;return!1}*watched(){for(let e of this.meters)yield*Object.values(e.entities)}get isRunning(){return this.meters.some(({entities:e})=>this.hass.states[e.status??""]?.state!=="unavailable")}*statesOf(e){for(let{entities:t}of this.meters)for(let r of e)t[r]!==void 0&&(yield t[r])}*tariffs(){for(let{entities:e}of this.meters)e.tariff!==void 0&&(yield e.tariff)}render(){let e=this.config.title??this.heading();return d`<ha-card lang=${jt(this.hass.language)}>
      ${e?d`<h2>${e}</h2>`:p}
      ${this.hass.connected?p:d`<p class="notice" role="status">${this.t("state.disconnected")}</p>`}
      ${this.content()}
    </ha-card>`}content(){if(this.meters.length===0)return this.noMeters();let{error:e=null,loaded:t=!0}=this.refresh??{},r=e===null?p:this.failure(e,t||!this.needsData);return!t&&this.needsData?e===null?this.notice("state.loading"):d`${r}`:d`${r}${this.body()}`}noMeters(){return this.config.devices?.length?this.notice("state.no_chosen"):d`${this.notice("state.no_meters")}${this.link("state.add_meter")}`}link(e){return this.hass.user?.is_admin===!1?this.notice("state.ask_admin"):d`<a class="link" href="/config/integrations/integration/smart_energy">${this.t(e)}</a>`}notice(e){return d`<p class="notice" role="status">${this.t(e)}</p>`}failure(e,t){let r=ft(e)??this.t("state.connection");return d`<p class="notice" role="alert">${this.t(t?"state.stale":"state.error",{reason:r})}</p>
      <button class="plain retry" @click=${()=>{this.refresh?.now()}}>${this.t("state.retry")}</button>`}static{this.styles=[Ce,Ee,b`
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
    `]}};g([w({attribute:!1})],$.prototype,"hass",2),g([M()],$.prototype,"config",2);var Zn=new Map;function ri(s){let n=Zn.get(s);return n||(n=new Intl.DateTimeFormat("en-US",{timeZone:s,hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"}),Zn.set(s,n)),n}function Oe(s,n){let e={};for(let{type:u,value:m}of ri(n).formatToParts(s))e[u]=Number(m);let{year:t=0,month:r=1,day:i=1,hour:o=0,minute:a=0,second:l=0}=e;return{year:t,month:r,day:i,hour:o,minute:a,second:l}}function ve(s,n){let e=Oe(s,n);return Date.UTC(e.year,e.month-1,e.day,e.hour,e.minute,e.second)-Math.floor(s/1e3)*1e3}function oe(s,n,e,t){let r=Date.UTC(s,n-1,e),i=ve(r-864e5,t),o=ve(r+864e5,t),a=r-Math.max(i,o),l=r-Math.min(i,o);return ve(a,t)===r-a?a:ve(l,t)===r-l?l:si(a-864e5,l,t)}function si(s,n,e){let t=ve(s,e);for(;n-s>1e3;){let r=Math.floor((s+n)/2e3)*1e3;ve(r,e)===t?s=r:n=r}return n}function T(s,n,e,t=1,r=0){if(n==="hour"){let i=ii(s,e)+r*36e5;return{start:i,end:i+36e5}}return{start:Qn(s,n,e,t,r),end:Qn(s,n,e,t,r+1)}}function ii(s,n){let e=ve(s,n);return Math.floor((s+e)/36e5)*36e5-e}function Qn(s,n,e,t,r){let{year:i,month:o,day:a}=Oe(s,e);switch(n){case"day":return oe(i,o,a+r,e);case"week":{let l=new Date(Date.UTC(i,o-1,a)).getUTCDay();return oe(i,o,a-(l-t+7)%7+7*r,e)}case"month":return oe(i,o+r,1,e);case"year":return oe(i+r,1,1,e)}}function q(s){let n=Math.floor(s/36e5)*36e5;return{start:n,end:n+36e5}}function J(s,n,e,t=1){let r=[],i=T(s.start,n,e,t);for(;i.start<s.end;)i.start>=s.start&&r.push(i),i=T(i.end,n,e,t);return r}var O=class{constructor(n,e){this.host=n;this.options=e;this.error=null;this.loaded=!1;this.retryMs=5e3;this.due=0;this.running=0;this.isConnected=!1;this.onVisibility=()=>{this.stop(),this.isShown&&this.due>0&&this.schedule(Math.max(0,this.due-Date.now()))};n.addController(this)}hostConnected(){this.isConnected=!0,document.addEventListener("visibilitychange",this.onVisibility),this.onVisibility()}hostDisconnected(){this.isConnected=!1,document.removeEventListener("visibilitychange",this.onVisibility),this.stop()}async now(){if(this.stop(),!this.isShown){this.due=Date.now();return}let n=++this.running;try{let e=await this.options.load();if(n!==this.running)return;e(),this.error=null,this.loaded=!0,this.retryMs=5e3,this.schedule(this.untilBoundary())}catch(e){if(n!==this.running)return;this.error=e,this.schedule(this.retryMs),this.retryMs=Math.min(this.retryMs*2,3e5)}this.host.requestUpdate()}get isShown(){return this.isConnected&&!document.hidden}stop(){clearTimeout(this.timer),this.timer=void 0}schedule(n){this.due=Date.now()+n,this.isShown&&(this.timer=setTimeout(()=>{this.now()},n))}untilBoundary(){let{everyMs:n}=this.options,e=Date.now()-2e4;return(Math.floor(e/n)+1)*n-e}};var Yn=10,zt={dateStyle:"short",timeStyle:"short"},ae=class extends ${constructor(){super(...arguments);this.past=[];this.kind="";this.meterId="";this.failed=null;this.needsData=!1;this.refresh=new O(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...z,{name:"compact",kind:"boolean"}]}getCardSize(){return this.config.compact?1:6}getGridOptions(){return{columns:12,min_columns:6}}dataKey(){let e=this.meters.map(({entities:t})=>this.hass.states[t.alert??""]?.last_updated);return[super.dataKey(),...e].join(" ")}async load(){if(this.config.compact)return()=>{};let e=new Map(this.meters.flatMap(o=>o.entities.alert?[[o.entities.alert,o]]:[]));if(e.size===0)return()=>this.past=[];let t=Date.now()-Yn*864e5,r=await this.hass.callWS({type:"history/history_during_period",start_time:new Date(t).toISOString(),entity_ids:[...e.keys()],minimal_response:!1,no_attributes:!1,significant_changes_only:!1}),i=Object.entries(r).flatMap(([o,a])=>{let l=e.get(o),u=a.map(({s:m,a:c})=>({state:m,attributes:c??{}}));return l?yn(this.hass,l,u):[]}).filter(({since:o,until:a})=>(a??o)>=t).sort((o,a)=>a.since-o.since);return()=>this.past=i}heading(){return this.config.compact?null:this.t("alerts.title")}body(){let e=fn(this.hass,this.meters);return d`${this.failed===null?p:d`<p class="notice" role="alert">${this.failed}</p>`}
    ${e.length?ye(e,({id:t})=>t,t=>this.banner(t)):this.allWell()}
    ${this.config.compact?p:this.pastList()}`}allWell(){let e=r=>this.hass.states[r.entities.status??""]?.state,t=this.meters.filter(r=>(e(r)??"on")!=="on");if(t.length&&t.every(r=>e(r)==="unavailable"))return d`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.not_running")}
      </p>`;if(t.length){let r=t.map(({name:i})=>i).join(", ");return d`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.silent",{names:r})}
      </p>`}return d`<p class="well" role="status">
      <ha-icon icon="mdi:check-circle-outline"></ha-icon> ${this.t("alerts.none")}
    </p>`}banner(e){let t=e.limit===null?"":this.t("alerts.limit",{limit:this.amount(e,e.limit)});return d`<div class=${dt({banner:!0,known:e.acknowledged||mn(e)})} role="alert">
      <ha-icon icon="mdi:alert"></ha-icon>
      <button
        class="what"
        @click=${()=>{this.open(e)}}
      >
        <strong>${e.meter.name}: ${e.name}</strong>
        <span>${e.value===null?p:this.amount(e,e.value)} ${t}</span>
        <span>${this.t("alerts.since",{time:_(this.hass,e.since,zt)})}</span>
        ${e.explanation===null?p:d`<span class="why">${e.explanation}</span>`}
      </button>
      ${e.acknowledged?d`<span class="noted">${this.t("alerts.acknowledged")}</span>`:d`<button class="acknowledge" @click=${()=>{this.acknowledge(e)}}>
              ${this.t("alerts.acknowledge")}
            </button>`}
    </div>`}amount(e,t){let r=pn(e.kind);return r==="W"?Y(this.hass,t):r==="kWh"?x(this.hass,t):C(this.hass.language,`${P(this.hass,t,r==="A"?2:r==="V"?1:0)} ${r}`.trim())}open(e){let t=e.meter.entities[e.kind];t&&Se(this,t)}async acknowledge(e){try{await this.hass.callService("smart_energy","acknowledge_alert",{alert_id:e.id}),this.failed=null}catch(t){this.failed=ft(t)??this.t("state.connection")}}pastList(){if(this.refresh.error!==null&&this.past.length===0)return p;let e=this.past.filter(({kind:i,meter:o})=>(this.kind===""||i===this.kind)&&(this.meterId===""||o.id===this.meterId)),t=new Map(this.past.map(({kind:i,name:o})=>[i,o])),r=new Map(this.past.map(({meter:i})=>[i.id,i.name]));return d`<div class="past">
      <h3>${this.t("alerts.history",{days:String(Yn)})}</h3>
      ${this.filter("alerts.filter","alerts.all",t,this.kind,i=>this.kind=i)}
      ${this.filter("alerts.of","alerts.all_meters",r,this.meterId,i=>this.meterId=i)}
      ${e.length?d`<ul>
              ${e.map(i=>this.pastItem(i))}
            </ul>`:this.noPast()}
    </div>`}noPast(){return this.notice(this.refresh.loaded?"alerts.no_history":"state.loading")}filter(e,t,r,i,o){return r.size<2?p:d`<label
      >${this.t(e)}
      <select
        @change=${a=>{o(a.target.value)}}
      >
        <option value="" ?selected=${i===""}>${this.t(t)}</option>
        ${[...r].map(([a,l])=>d`<option value=${a} ?selected=${i===a}>${l}</option>`)}
      </select></label
    >`}end(e,t){let r=i=>T(i,"day",A(this.hass)).start;return _(this.hass,t,r(e)===r(t)?{timeStyle:"short"}:zt)}pastItem(e){let t=e.until===null?this.t("alerts.lasting"):`– ${this.end(e.since,e.until)}`;return d`<li>
      <strong>${e.meter.name}: ${e.name}</strong>
      <span>${e.value===null?p:this.amount(e,e.value)}</span>
      <span class="time">${_(this.hass,e.since,zt)} ${t}</span>
      ${e.acknowledged?d`<span class="time">${this.t("alerts.acknowledged")}</span>`:p}
      ${e.explanation===null?p:d`<span class="why">${e.explanation}</span>`}
    </li>`}static{this.styles=[$.styles,b`
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
        border-inline-start: 4px solid var(--error-color, #db4437);
        background: color-mix(in srgb, var(--error-color, #db4437) 16%, transparent);
      }
      .banner + .banner {
        margin-top: 8px;
      }
      .banner ha-icon {
        color: var(--error-color, #db4437);
      }
      .banner.known {
        border-inline-start-color: var(--warning-color, #ffa600);
        background: color-mix(in srgb, var(--warning-color, #ffa600) 12%, transparent);
      }
      .what {
        display: flex;
        flex: 1 1 160px;
        flex-direction: column;
        padding: 4px 0;
        border: 0;
        background: none;
        text-align: start;
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
        margin-inline-end: 16px;
      }
      select {
        max-width: 100%;
        min-height: 44px;
        margin-inline-start: 8px;
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
    `]}};g([M()],ae.prototype,"past",2),g([M()],ae.prototype,"kind",2),g([M()],ae.prototype,"meterId",2),g([M()],ae.prototype,"failed",2);var Jn=["#4269d0","#f4bd4a","#ff725c","#6cc5b0","#a463f2","#ff8ab7","#9c6b4e","#97bbf5"];function Xn(s){let n=s%53+1;return`var(--graph-color-${n}, var(--color-${n}, ${Jn[s%Jn.length]}))`}var bt="var(--energy-grid-return-color, #8353d1)",De="var(--energy-grid-consumption-color, #488fc2)",qt="color-mix(in srgb, var(--primary-text-color, #212121) 45%, transparent)",er="var(--secondary-text-color, #727272)";var X=class{constructor(n){this.rules=n;this.waiting=new WeakMap}ask(n,e){return new Promise((t,r)=>{let i={query:e,resolve:t,reject:r},o=this.waiting.get(n.connection);if(o){o.push(i);return}this.waiting.set(n.connection,[i]),setTimeout(()=>{this.send(n)},10)})}send(n){let e=this.waiting.get(n.connection)??[];this.waiting.delete(n.connection);let t=[];for(let r of e.sort((i,o)=>tr(i.query)-tr(o.query)))t.some(o=>{let a=this.rules.join(o.query,r.query);return a===void 0?!1:(o.query=a,o.entries.push(r))})||t.push({query:r.query,entries:[r]});for(let{query:r,entries:i}of t)this.sendGroup(n,r,i)}async sendGroup(n,e,t){try{let r=await this.rules.send(n,e);for(let i of t)i.resolve(this.rules.pick(r,i.query))}catch(r){for(let{reject:i}of t)i(r)}}};function tr({range:s}){return s?.start??0}function Pe(s,n){let e={start:s.start,end:Math.max(s.end,n.end)},t=Date.now(),r=Math.min(e.end,t)===Math.min(s.end,t);return n.start<=s.end&&(r||e.end-e.start<=7776e5)?e:void 0}function le(s,n){return[...new Set([...s,...n])]}function nr(s){return new X({join:(n,e)=>({deviceIds:le(n.deviceIds,e.deviceIds)}),send:(n,{deviceIds:e})=>n.callWS({type:s,device_ids:e}),pick:(n,{deviceIds:e})=>rr(n,e)})}function rr(s,n){return Object.fromEntries(Object.entries(s).filter(([e])=>n.includes(e)))}var oi=nr("smart_energy/forecast"),ai=nr("smart_energy/bill");function sr(s,n){return oi.ask(s,{deviceIds:n})}function ir(s,n){return ai.ask(s,{deviceIds:n})}var li=new X({join:(s,n)=>{let e=s.prices===n.prices?Pe(s.range,n.range):void 0;return e&&{...s,deviceIds:le(s.deviceIds,n.deviceIds),range:e}},send:(s,{deviceIds:n,range:e,prices:t})=>s.callWS({type:"smart_energy/hours",device_ids:n,start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),prices:t}),pick:(s,{deviceIds:n,range:e})=>{let t=Object.entries(rr(s,n));return Object.fromEntries(t.map(([r,i])=>[r,ci(i,e)]))}});function ci({currency:s,bands:n,estimated:e,late:t,missing:r},i){let o=a=>a.filter(({start:l,end:u})=>Date.parse(l)<i.end&&Date.parse(u)>i.start);return{currency:s,bands:o(n),estimated:o(e),late:o(t),missing:o(r)}}function wt(s,n,e,t){return li.ask(s,{deviceIds:n,range:e,prices:t})}function ee(s,n,e,t){return d`<div class="choices" role="group" aria-label=${s}>
    ${n.map(({value:r,text:i})=>d`<button
          aria-pressed=${r===e?"true":"false"}
          @click=${()=>{t(r)}}
        >
          ${i}
        </button>`)}
  </div>`}var ce=b`
  .choices {
    display: inline-flex;
    max-width: 100%;
    border: 1px solid var(--divider-color);
    border-radius: 22px;
    overflow: auto hidden;
  }
  .choices button:first-child {
    border-start-start-radius: 22px;
    border-end-start-radius: 22px;
  }
  .choices button:last-child {
    border-start-end-radius: 22px;
    border-end-end-radius: 22px;
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
`;var ui=36e5;function di(s,{ids:n,range:e,resolution:t,types:r}){return s.callWS({type:"recorder/statistics_during_period",start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),statistic_ids:n,period:t,types:r,units:{energy:"kWh",power:"W"}})}function mi(s,n){let e=s.resolution===n.resolution?Pe(s.range,n.range):void 0;return e&&{...s,ids:le(s.ids,n.ids),types:le(s.types,n.types),range:e}}function hi(s,{ids:n,range:e}){let t=({start:r})=>r>=e.start&&r<e.end;return Object.fromEntries(n.flatMap(r=>{let i=s[r]?.filter(t);return i?.length?[[r,i]]:[]}))}var pi=new X({join:mi,send:di,pick:hi});function V(s,n){return n.ids.length===0?Promise.resolve({}):pi.ask(s,n)}async function He(s,n,e){let{start:t}=q(e),r={start:t-ui,end:t},i=await V(s,{ids:n,range:r,resolution:"hour",types:["state"]});return Object.fromEntries(Object.entries(i).flatMap(([o,a])=>{let l=fi(a.at(-1)?.state,s.states[o]);return l===null?[]:[[o,[{start:t,end:e,change:l}]]]}))}function fi(s,n){let e=Me(n);return typeof s!="number"||e===null||e<s&&n?.attributes.state_class==="total_increasing"?null:e-s}function ze(s,n){let e=new Set([...Object.keys(s),...Object.keys(n)]);return Object.fromEntries([...e].map(t=>[t,[...s[t]??[],...n[t]??[]]]))}function or(s,n,e,t){let r=T(s,n,e,t),i=T(s,n,e,t,-1),o=gi(s,r,i,n,e);return{now:{start:r.start,end:s},before:i,moment:Math.min(o,i.end)}}function gi(s,n,e,t,r){let i=Oe(s,r),o=s-oe(i.year,i.month,i.day,r);if(t==="week"){let m=J(n,"day",r).findIndex(({end:c})=>s<c);return(J(e,"day",r)[m]?.start??e.end)+o}let a=Oe(e.start,r),l=t==="month"?a.month:i.month,u=new Date(Date.UTC(a.year,l,0)).getUTCDate();return i.day>u?oe(a.year,l+1,1,r):oe(a.year,l,i.day,r)+o}function ue(s,n){let e=null;for(let{start:t,end:r,change:i}of s){let o=Math.min(r,n.end)-Math.max(t,n.start);typeof i!="number"||o<=0||(e=(e??0)+i*(o/(r-t)))}return e}function ar(s,n,e,t,r){let i=e==="year"?"month":"day",o=T(n.now.start,e,t,r),a=J(o,i,t),l=J(n.before,i,t);return a.map((u,m)=>{let c=l[m],{moment:h}=n;return{period:u,now:ue(s,{start:u.start,end:Math.min(u.end,n.now.end)}),before:c?ue(s,{start:c.start,end:Math.min(c.end,h)}):null,rest:c?ue(s,{start:Math.max(c.start,h),end:c.end}):null}})}function lr(s,n,e){let t=Array.from({length:7},()=>Array.from({length:24},()=>({sum:0,count:0})));for(let{start:r,change:i}of s){if(typeof i!="number")continue;let o=Oe(r,n),a=new Date(Date.UTC(o.year,o.month-1,o.day)).getUTCDay(),l=t[(a-e+7)%7]?.[o.hour];l&&(l.sum+=i,l.count+=1)}return t.map(r=>r.map(({sum:i,count:o})=>o?i/o:null))}function cr(s){let n=s.filter(({change:e})=>typeof e=="number").map(({start:e})=>e);return n.length?n.reduce((e,t)=>Math.min(e,t)):null}function be(s){let n=new Map;for(let e of s.flat()){if(typeof e.change!="number")continue;let t=`${e.start} ${e.end}`,r=n.get(t);n.set(t,r?{...r,change:(r.change??0)+e.change}:{...e})}return[...n.values()].sort((e,t)=>e.start-t.start)}var qe=["missing","estimated","late"];function xt(s,n,e){let t=n.estimated.map(Vt),r=e?t:t.filter(o=>ur(o,s.start)||ur(o,s.end)),i={missing:Gt(s,n.missing.map(Vt)),estimated:Gt(s,r),late:Gt(s,n.late.map(Vt))};return Object.fromEntries(Object.entries(i).filter(([,o])=>o>0))}function dr(s){return qe.find(n=>s[n]!==void 0)??null}function Vt({start:s,end:n}){return{start:Date.parse(s),end:Date.parse(n)}}function ur({start:s,end:n},e){return s<e&&e<n}function Gt(s,n){return n.map(({start:t,end:r})=>Math.max(0,Math.min(r,s.end)-Math.max(t,s.start))).reduce((t,r)=>t+r,0)/36e5}var mr=["week","month","year"],hr=8,fr=36e5,pr=24*fr,yi=.1,Ve=class extends ${constructor(){super(...arguments);this.span="week";this.rows=[];this.measured={};this.profile=[];this.hours={};this.refresh=new O(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.span=e.span??"week"}static{this.options=[...z,{name:"span",kind:"choice",choices:mr,standard:"week",texts:"compare"}]}getCardSize(){return 8}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("compare.title")}dataKey(){return[super.dataKey(),this.span].join(" ")}async load(){let e=A(this.hass),t=Date.now(),r=q(t),{span:i}=this,o=F=>or(F,i,e,se(this.hass)),{before:a}=o(t),l=t-hr*7*pr,u={start:Math.min(l,i==="year"?1/0:a.start),end:r.start},m={start:a.start,end:t},c=E(this.meters).map(({id:F})=>F),[h,f,y,v]=await Promise.all([this.ask(u,"hour"),He(this.hass,this.ids,t),i==="year"?this.year(o(t),r):Promise.resolve(void 0),wt(this.hass,c,m,!1)]),k=be(Object.values(h)).filter(({start:F})=>F>=l),S=ze(y??h,f),D=o(Object.keys(f).length>0?t:r.start);return()=>{this.hours=v,this.profile=lr(k,e,se(this.hass)),this.rows=be(Object.values(S)),this.measured=S,this.shown={span:i,comparison:D}}}async year({before:e,moment:t},r){let i=A(this.hass),o=[T(t,"day",i),{...T(r.start,"day",i),end:r.start}],a={start:e.start,end:r.start};if(i!==this.hass.config.time_zone)return this.ask(a,"hour");let[l,...u]=await Promise.all([this.ask(a,"day"),...o.filter(({start:h,end:f})=>h<f).map(h=>this.ask(h,"hour"))]),m=({start:h})=>o.every(f=>h!==f.start),c=Object.entries(l).map(([h,f])=>[h,f.filter(m)]);return u.reduce(ze,Object.fromEntries(c))}ask(e,t){return V(this.hass,{ids:this.ids,range:e,resolution:t,types:["change"]})}get ids(){return E(this.meters).flatMap(({entities:e})=>e.energy??[])}body(){let e=mr.map(t=>({value:t,text:this.t(`compare.${t}`)}));return d`<div class="controls">
        ${ee(this.t("usage.period"),e,this.span,t=>this.span=t)}
      </div>
      ${this.shown?.span===this.span?this.compared(this.shown.comparison):this.notice("state.loading")}
      ${this.usualWeek()}`}compared(e){let t=ue(this.rows,e.now),r=ue(this.rows,{start:e.before.start,end:e.moment});if(t===null)return this.notice("compare.not_yet");if(r===null)return this.notice("compare.none");let i=this.t("compare.so_far",{now:x(this.hass,t),before:x(this.hass,r)});return d`${this.verdict(t,r,e)}
      <p class="notice">${i}</p>
      ${this.later(e)} ${this.caution("compare.now_marked",e.now)}
      ${this.caution("compare.before_marked",{start:e.before.start,end:e.moment})}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(e)}
        .format=${o=>x(this.hass,o)}
        .summary=${i}
        filename="comparison"
      ></smart-energy-chart>`}caution(e,t){return d`${E(this.meters).map(({id:r,name:i})=>{let{missing:o=0,estimated:a=0}=this.hours[r]?xt(t,this.hours[r],!1):{};if(o+a<yi)return p;let l=P(this.hass,o+a,1);return d`<p class="notice">${this.t(e,{name:i,hours:l})}</p>`})}`}verdict(e,t,r){let i=this.cutAt(this.rows,r);return i!==null?d`<p class="notice">${this.t("compare.measured_since",{date:i})}</p>`:t<=0?p:d`<p class="verdict">${this.inWords(e/t-1)}</p>`}cutAt(e,{before:t}){let r=cr(e);return r===null||r<t.start+fr?null:_(this.hass,r,{day:"numeric",month:"long",year:"numeric"})}later(e){return this.cutAt(this.rows,e)!==null?p:d`${E(this.meters).map(({name:t,entities:r})=>{let i=this.cutAt(this.measured[r.energy??""]??[],e);return i===null?p:d`<p class="notice">${this.t("compare.meter_since",{name:t,date:i})}</p>`})}`}inWords(e){if(Math.abs(e)<.005)return this.t("compare.same");let t=ke(this.hass,Math.abs(e));return this.t(e>0?"compare.more":"compare.less",{percent:t})}chartData(e){let t=ar(this.rows,e,this.span,A(this.hass),se(this.hass)),r={week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}}[this.span],i=this.span==="year"?{month:"long"}:{weekday:"long",day:"numeric",month:"long"},o=a=>t.map(l=>l[a]);return{unit:"kWh",columns:t.map(({period:a})=>({label:_(this.hass,a.start,r),title:_(this.hass,a.start,i),...a,...a.start>=e.now.end?{ahead:!0}:{}})),series:[{name:this.t("compare.this",{span:this.t(`span.${this.span}`)}),color:De,values:o("now"),shape:"beside"},{name:this.t("compare.before"),color:qt,values:o("before")},{name:this.t("compare.rest"),color:qt,values:o("rest"),hollow:!0}]}}usualWeek(){let e=this.profile.flat().filter(o=>o!==null);if(e.length===0)return d``;let t={low:Math.min(...e),high:Math.max(...e)},r=this.t("compare.profile_summary",{weeks:String(hr),low:x(this.hass,t.low),high:x(this.hass,t.high)}),i=o=>new Intl.DateTimeFormat(this.hass.locale.language,{weekday:"short",timeZone:"UTC"}).format((3+se(this.hass)+o)*pr);return d`<h3>${this.t("compare.profile")}</h3>
      <smart-energy-heat-map
        .hass=${this.hass}
        .values=${this.profile}
        .row=${i}
        .format=${o=>x(this.hass,o)}
        .summary=${r}
        .unit=${"kWh"}
        filename="usual-week"
      ></smart-energy-heat-map>`}static{this.styles=[$.styles,ce,b`
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
    `]}};g([M()],Ve.prototype,"span",2);function gr(s,n){let e=new Map;for(let t of s){let r=e.get(n(t))??{amount:0,quantity:0,unit:t.unit};r.amount+=Number(t.amount),r.quantity+=Number(t.quantity),r.unit!==t.unit&&(r.unit=null),e.set(n(t),r)}return[...e].map(([t,{amount:r,quantity:i,unit:o}])=>({name:t,amount:r,quantity:o===null?null:{value:Number(i.toFixed(3)),unit:o}}))}function Zt(s,n){return s===null||n===null||n<=0?null:s/n}function yr(s){let n=s.map(({currency:e,start:t,end:r,budget:i,projected:o})=>[e,Date.parse(t),Date.parse(r),i===null,o===null].join(" "));return new Set(n).size===1}function Qt(s,n){return Yt(K(s),s,n)}function Yt(s,n,e){return s.flatMap(t=>e[t.id]?[t]:Yt(vr(n,t),n,e))}function vr(s,{id:n}){return s.filter(({parentId:e})=>e===n)}function br(s,n){return Qt(s,n).flatMap(e=>{let t=Number(n[e.id]?.total);return[{name:e.name,amount:t,quantity:null},...wr(e,s,n,1)]})}function wr(s,n,e,t){let r=e[s.id],i=Yt(vr(n,s),n,e);if(!r||i.length===0)return[];let o=t>1?{depth:t}:{},a=Number(r.total),l=[];for(let u of i){let m=e[u.id];if(!m)continue;let c={name:u.name,amount:Number(m.total),quantity:null,...o},h=vi(m,r);a=h&&a!==null?a-c.amount:null,l.push(h?{...c,inner:"circuit"}:{...c,inner:"apart",of:s.name,bill:m}),l.push(...wr(u,n,e,t+1))}return a!==null&&l.push({name:s.name,amount:a,quantity:null,inner:"rest",...o}),l}function vi(s,n){let e=({currency:t,start:r,end:i})=>[t,Date.parse(r),Date.parse(i)].join(" ");return e(s)===e(n)}var bi=["item","component","device"],Ge=class extends ${constructor(){super(...arguments);this.by="item";this.bills={};this.refresh=new O(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("costs.title")}watched(){return this.decisive()}dataKey(){let{states:e}=this.hass,t=[...this.decisive()].map(r=>r.startsWith("number.")?e[r]?.state:e[r]?.last_updated);return[super.dataKey(),...t].join(" ")}*decisive(){for(let{entities:e,settings:t}of this.meters){for(let r of["tariff","status","energy_expected_today"])e[r]!==void 0&&(yield e[r]);for(let r of t)this.hass.entities[r]?.translation_key==="cost_budget"&&(yield r)}}async load(){let e=await ir(this.hass,this.meters.map(({id:t})=>t));return()=>this.bills=e}body(){if(!this.isRunning)return this.notice("state.not_running");let e=Qt(this.meters,this.bills).flatMap(i=>{let o=this.bills[i.id];return o?[{meter:i,bill:o}]:[]});if(e.length===0)return d`${this.notice("costs.none")}${this.link("settings.tariff")}`;let t=e.map(({bill:i})=>i),r=yr(t)?d`${this.figures(t)} ${this.bys()} ${this.breakdown(this.meters,t)}`:d`${this.bys()} ${e.map(i=>this.ofOne(i))}`;return d`${r} ${e.map(({meter:i})=>this.remarks(i))}`}ofOne({meter:e,bill:t}){let r=[e,...Ae(this.meters,e)];return d`<h3>${e.name}</h3>
      ${this.figures([t])} ${this.breakdown(r,[t])}`}bys(){return ee(this.t("costs.by"),bi.map(e=>({value:e,text:this.t(`costs.${e}`)})),this.by,e=>this.by=e)}figures(e){let[t]=e,r=t?.currency??"EUR",i=h=>e.every(f=>f[h]!==null)?e.reduce((f,y)=>f+Number(y[h]),0):null,[o,a,l]=[i("total"),i("projected"),i("budget")],u=h=>h===null?this.t("state.unknown"):U(this.hass,h,r),m={dateStyle:"medium",timeZone:this.hass.config.time_zone},c=t?_(this.hass,Date.parse(t.start),m):"";return d`<p class="total">${u(o)}</p>
      <p class="notice">${this.t("costs.since",{date:c})}</p>
      <dl>
        <dt>${this.t("costs.projected")}</dt>
        <dd>${u(a)}</dd>
        ${l===null?p:d`<dt>${this.t("costs.budget")}</dt>
                <dd>${u(l)}</dd>`}
      </dl>
      ${this.projectedBand(e)} ${this.meterOf(o,a,l)}`}projectedBand(e){let[t,r]=e;if(!t?.projected_p10||!t.projected_p90||r)return p;let[i,o]=[t.projected_p10,t.projected_p90].map(a=>U(this.hass,Number(a),t.currency));return!i||!o||i===o?p:d`<p class="notice">${this.t("costs.projected_band",{low:i,high:o})}</p>`}meterOf(e,t,r){let i=Zt(e,r);if(i===null)return p;let o=Zt(t,r),a=m=>ke(this.hass,m),l=this.t(o!==null&&o>1?"costs.over":"costs.within",{used:a(i),expected:o===null?this.t("state.unknown"):a(o)}),u=m=>`width:${Math.min(100,m*100)}%`;return d`<div class="budget" aria-hidden="true">
        ${o===null?p:d`<i class="expected" style=${u(o)}></i>`}
        <i class=${i>1?"used over":"used"} style=${u(i)}></i>
      </div>
      <p class="notice">${l}</p>`}rows(e,t){let{by:r}=this;return r==="device"?br(e,this.bills):gr(t.flatMap(({lines:i})=>i),i=>r==="item"?this.item(i):this.component(i.component))}item({item:e,component:t}){let r=`component.${t}`,i=pt(r)?R("en",r):null,o=i!==null&&(e===i||e.startsWith(`${i}, `));return C(this.hass.language,o?`${this.component(t)}${e.slice(i.length)}`:e)}component(e){let t=`component.${e}`;return pt(t)?this.t(t):e}amountOf({quantity:e}){if(e===null)return"";let{value:t,unit:r}=e;return r==="kWh"?x(this.hass,t):C(this.hass.language,`${P(this.hass,t,Number.isInteger(t)?0:2)} ${this.unitText(r)}`)}unitText(e){let t=`unit.${e}`;return pt(t)?this.t(t):e}breakdown(e,t){let r=t[0]?.currency??"EUR",i=this.rows(e,t);return d`<table>
        <tbody>
          ${i.map(o=>d`<tr class=${o.inner===void 0?p:"inner"} style="--depth:${o.depth??1}">
                <th scope="row">${this.nameOf(o)}</th>
                <td>${this.amountOf(o)}</td>
                <td>${U(this.hass,o.amount,o.bill?.currency??r)}</td>
              </tr>`)}
        </tbody>
      </table>
      ${this.apart(i)}`}nameOf({name:e,inner:t,bill:r}){if(t===void 0)return e;if(!r)return this.t(`costs.${t}`,{name:e});let i={dateStyle:"medium",timeZone:this.hass.config.time_zone};return this.t("costs.apart",{name:e,date:_(this.hass,Date.parse(r.start),i)})}apart(e){let t=e.flatMap(({name:i,of:o})=>o===void 0?[]:[{name:i,of:o}]),r=[...new Set(t.map(({of:i})=>i))];return d`${r.map(i=>{let o=t.flatMap(a=>a.of===i?[a.name]:[]).join(", ");return d`<p class="notice">${this.t("costs.no_rest",{name:i,names:o})}</p>`})}`}remarks(e){let t=this.bills[e.id];if(!t)return p;let r=m=>P(this.hass,m,m<10?1:0),i=[...t.estimated_hours>0?[this.t("costs.estimated",{hours:r(t.estimated_hours)})]:[],...t.missing_hours>0?[this.t("costs.missing",{hours:r(t.missing_hours)})]:[]],a=Object.keys(this.bills).length>1?`${e.name}: `:"",{tier:l}=t,u=l!==null&&(l.name!=="1"||l.limit_kwh!==null);return d`${u?this.tier(l,a):p}
    ${i.map(m=>d`<p class="notice">${a}${m}</p>`)}`}tier({name:e,used_kwh:t,limit_kwh:r},i){let o=x(this.hass,Number(t));if(r===null)return d`<p class="notice">${i}${this.t("costs.last_tier",{name:e,used:o})}</p>`;let a=x(this.hass,Number(r)),l=Number(r)>0?Math.min(100,Number(t)/Number(r)*100):100;return d`<p class="notice">${i}${this.t("costs.tier",{name:e,used:o,limit:a})}</p>
      <div class="budget" aria-hidden="true"><i class="used" style="width:${l}%"></i></div>`}static{this.styles=[$.styles,ce,b`
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
        text-align: end;
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
        inset-block: 0;
        inset-inline-start: 0;
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
        text-align: start;
        font-weight: normal;
      }
      th,
      td {
        padding: 6px 0;
        border-bottom: 1px solid var(--divider-color);
      }
      td {
        padding-inline-start: 12px;
        text-align: end;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .inner th {
        padding-inline-start: calc(16px * var(--depth));
        color: var(--secondary-text-color);
      }
    `]}};g([M()],Ge.prototype,"by",2);var wi={},Le=_e(class extends te{constructor(){super(...arguments),this.ot=wi}render(s,n){return n()}update(s,[n,e]){if(Array.isArray(n)){if(Array.isArray(this.ot)&&this.ot.length===n.length&&n.every((t,r)=>t===this.ot[r]))return H}else if(this.ot===n)return H;return this.ot=Array.isArray(n)?Array.from(n):n,this.render(n,e)}});var Jt=.05;function $r(s){let n=K(s.map(({meter:r})=>r)),e=s.filter(({meter:r})=>n.includes(r)&&!Te(r)),t=e.reduce((r,{todayKwh:i})=>r+(i??0),0);return e.length===0?[...s]:s.flatMap(r=>xi(r,s,t))}function xi(s,n,e){let t=n.filter(({meter:l})=>l.parentId===s.meter.id),r=t.filter(({meter:l})=>!Te(l)),i={...s,share:kr(s,n)?null:xr(s,e)};if(!(r.length>0&&(r.length===t.length||r.every(_i))))return[i];let a=$i(s,r);return[i,{...a,share:xr(a,e)}]}var _i=({meter:s})=>s.role==="grid";function xr({meter:s,todayKwh:n},e){if(n===null||e<=0||Te(s))return null;let t=n/e;return t>1+Jt?null:Math.min(1,t)}function kr({meter:s},n){let e=n.find(o=>o.meter.id===s.parentId);if(e===void 0)return!1;let r=n.filter(o=>o.meter.parentId===s.parentId&&!Te(o.meter)).reduce((o,{todayKwh:a})=>o+(a??0),0);return e.todayKwh!==null&&r>(1+Jt)*e.todayKwh||kr(e,n)}function $i(s,n){let e=t=>{let r=n.map(a=>a[t]),i=s[t];if(i===null||r.includes(null))return null;let o=i-r.reduce((a,l)=>a+(l??0),0);return o<-Jt*Math.abs(i)?null:Math.max(0,o)};return{...s,untracked:!0,powerW:e("powerW"),todayKwh:e("todayKwh"),costToday:e("costToday"),standbyW:null,share:null}}var _r={power:"powerW",today:"todayKwh",cost:"costToday"};function Sr(s,n){let e=K(s.map(({meter:r})=>r)),t=s.filter(({meter:r,untracked:i})=>!i&&e.includes(r));return Ar(t,n).flatMap(r=>[{...r,depth:0},...Mr(r,s,n,1)])}function Mr({meter:s},n,e,t){let r=n.filter(i=>(i.untracked?i.meter.id:i.meter.parentId)===s.id);return Ar(r,e).flatMap(i=>[{...i,depth:t},...i.untracked?[]:Mr(i,n,e,t+1)])}function Ar(s,n){let e=t=>t.online===!1&&!t.untracked?0:1;return[...s].sort((t,r)=>e(t)!==e(r)?e(t)-e(r):n==="name"?Number(t.untracked)-Number(r.untracked)||t.meter.name.localeCompare(r.meter.name,void 0,{numeric:!0}):(r[_r[n]]??-1/0)-(t[_r[n]]??-1/0)||t.meter.name.localeCompare(r.meter.name))}function Tr(s,n){let e=new Map;for(let{start:i,mean:o}of s){if(typeof o!="number")continue;let a=T(i,"day",n).start;e.set(a,[...e.get(a)??[],o])}let t=[...e.values()].filter(i=>i.length>=20).map(i=>Math.min(...i));if(t.length===0)return null;t.sort((i,o)=>i-o);let r=t.length>>1;return t.length%2?t[r]??null:((t[r-1]??0)+(t[r]??0))/2}var _t=class{constructor(){this.ids=[];this.until=0}touch(){this.until=Date.now()+5e3}arranged(n,e,t){let r=n.map(e),i=r.every((u,m)=>u===this.ids[m]),o=this.until-Date.now();if(t!==this.kind||o<=0||i)return(!i||t!==this.kind)&&this.touch(),this.kind=t,this.ids=r,{rows:[...n],waitMs:null};let a=new Map(this.ids.map((u,m)=>[u,m])),l=u=>a.get(e(u))??1/0;return{rows:[...n].sort((u,m)=>l(u)-l(m)),waitMs:o}}};var Rr=["power","today","cost","name"],ki=["status","power","energy_today","cost_today","last_reading","tariff"],Si=7*864e5;function Xt({meter:s,untracked:n}){return`${s.id} ${String(n)}`}function Er(s,n){return n===void 0?null:s[n]??null}var Ze=class extends ${constructor(){super(...arguments);this.sort="power";this.todayKwh={};this.standbyW={};this.order=new _t;this.refresh=new O(this,{load:()=>this.load(),everyMs:3e5});this.onTouch=()=>{this.order.touch()}}setConfig(e){super.setConfig(e),this.sort=e.sort??"power"}static{this.options=[...z,{name:"sort",kind:"choice",choices:Rr,standard:"power",texts:"devices"}]}getCardSize(){return 2+this.meters.length}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("devices.title")}async load(){let e=A(this.hass),t=Date.now(),r=T(t,"day",e),i=q(t),o=this.meters.flatMap(({entities:c})=>c.energy??[]),a=this.meters.flatMap(({entities:c})=>c.power??[]),[l,u,m]=await Promise.all([V(this.hass,{ids:o,range:{start:r.start,end:i.start},resolution:"hour",types:["change"]}),He(this.hass,o,t),V(this.hass,{ids:a,range:{start:i.start-Si,end:i.start},resolution:"hour",types:["mean"]})]);return()=>{for(let c of o)this.todayKwh[c]=ue([...l[c]??[],...u[c]??[]],r);for(let c of a)this.standbyW[c]=Tr(m[c]??[],e)}}watched(){return this.statesOf(ki)}body(){if(!this.isRunning)return this.notice("state.not_running");let e=this.still(Sr($r(this.meters.map(o=>this.row(o))),this.sort)),t=e.some(({costToday:o})=>o!==null),r=T(Date.now(),"day",A(this.hass)).start,i=Rr.filter(o=>t||o!=="cost");return d`<div class="controls">
        ${ee(this.t("devices.sort"),i.map(o=>({value:o,text:this.t(`devices.${o}`)})),this.sort,o=>this.sort=o)}
      </div>
      <ul @pointermove=${this.onTouch} @pointerdown=${this.onTouch} @focusin=${this.onTouch}>
        ${ye(e,Xt,o=>Le([r,...this.shownOf(o)],()=>this.item(o)))}
      </ul>`}still(e){let t=e.map(o=>`${Xt(o)} ${String(o.online)}`).sort(),{rows:r,waitMs:i}=this.order.arranged(e,Xt,[this.sort,...t].join(" "));return clearTimeout(this.moving),i!==null&&(this.moving=setTimeout(()=>{this.requestUpdate()},i)),r}shownOf({meter:e,share:t,...r}){let{locale:i,language:o,config:a}=this.hass,l=t===null?null:Math.round(t*100);return[i,o,a,e,this.currency(e),l,...Object.values(r)]}row(e){let t=j(this.hass,e,"power");return{meter:e,untracked:!1,depth:0,online:Re(this.hass,e),lastSeen:this.lastSeen(e),powerW:t,todayKwh:j(this.hass,e,"energy_today")??Er(this.todayKwh,e.entities.energy),costToday:j(this.hass,e,"cost_today"),standbyW:Er(this.standbyW,e.entities.power),share:null}}lastSeen(e){let{last_reading:t,status:r}=e.entities,i=Re(this.hass,e)===!1?this.hass.states[r??""]?.last_changed:void 0,o=Date.parse(this.hass.states[t??""]?.state??i??"");return Number.isNaN(o)?null:o}time(e){let r=e>=T(Date.now(),"day",A(this.hass)).start?{hour:"numeric",minute:"2-digit",second:"2-digit"}:{dateStyle:"short",timeStyle:"short"};return _(this.hass,e,r)}currency(e){return re(this.hass,e.entities.cost_today)??"EUR"}item(e){let t=e.online===!1&&!e.untracked;return d`<li class=${dt({inner:e.depth>0,dark:t})} style="--depth:${e.depth}">
      <button
        @click=${()=>{this.open(e)}}
      >
        <span class="name">${e.untracked?this.t("devices.rest",{name:e.meter.name}):e.meter.name}</span>
        <span class="now"
          >${t?this.offline(e):this.written(e.powerW,r=>Y(this.hass,r))}</span
        >
        <span class="bar" aria-hidden="true"><i style="width:${Math.round((e.share??0)*100)}%"></i></span>
        <span class="today">
          ${e.todayKwh===null?this.t("devices.today_unknown"):this.t("devices.today_is",{value:x(this.hass,e.todayKwh)})}
          ${this.ifKnown(e.share,r=>ke(this.hass,r))}
          ${this.ifKnown(e.costToday,r=>U(this.hass,r,this.currency(e.meter)))}
          ${t||e.untracked?p:this.ifKnown(e.lastSeen,r=>this.t("devices.seen",{time:this.time(r)}))}
          ${this.ifKnown(e.standbyW,r=>this.t("devices.standby",{value:Y(this.hass,r)}))}
        </span>
      </button>
    </li>`}ifKnown(e,t){return e===null?p:d`<span>${t(e)}</span>`}written(e,t){return e===null?this.t("state.unknown"):t(e)}offline(e){let t=e.lastSeen===null?this.t("state.offline"):this.t("devices.offline_since",{time:this.time(e.lastSeen)});return d`<ha-icon icon="mdi:alert-circle-outline"></ha-icon> ${t}`}open({meter:e,untracked:t}){let r=e.entities[t?"energy":"power"];r&&Se(this,r)}static{this.styles=[$.styles,ce,b`
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
        text-align: start;
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
    `]}};g([M()],Ze.prototype,"sort",2);function Cr(s,n,e){let t=new Map(s.map(({start:i,change:o})=>[i,o??null])),r=n.map(({past:i,hours:o})=>Mi([...i,...o]));return e.map(({start:i})=>{let o=r.map(l=>l.get(i)),a=l=>o.length===0||o.includes(void 0)?null:o.reduce((u,m)=>u+(m?.[l]??0),0);return{start:i,measured:t.get(i)??null,expected:a("kwh"),low:a("p10"),high:a("p90")}})}function Or(s,n){let e=n.map(t=>({...t,change:typeof t.change=="number"?-t.change:null}));return be([s,e])}function Mi(s){return new Map(s.map(n=>[Date.parse(n.start),n]))}function en(s,n){let e=s.map(t=>t[n]);return e.length===0||e.includes(null)?null:e.reduce((t,r)=>t+(r??0),0)}function Dr(s){let n={hours:0,measured:0,expected:0};for(let{measured:e,expected:t}of s)e===null||t===null||(n.hours+=1,n.measured+=e,n.expected+=t);return n}var tn=36e5,Pr=24*tn,$t=class extends ${constructor(){super(...arguments);this.forecasts={};this.statistics={};this.range={start:0,end:0};this.refresh=new O(this,{load:()=>this.load(),everyMs:tn})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("forecast.title")}watched(){return this.expected()}dataKey(){let e=[...this.expected()].map(t=>this.hass.states[t]?.last_updated);return[super.dataKey(),...e].join(" ")}*expected(){for(let{entities:e}of this.meters)for(let t of["energy_expected_today","status"])e[t]!==void 0&&(yield e[t])}async load(){let e=q(Date.now()),t={start:e.start-Pr,end:e.start+Pr},r=E(this.meters),i=r.flatMap(({entities:l})=>[l.energy,l.energy_export]),[o,a]=await Promise.all([V(this.hass,{ids:i.filter(l=>l!==void 0),range:{start:t.start,end:e.start},resolution:"hour",types:["change"]}),sr(this.hass,r.map(({id:l})=>l))]);return()=>{this.range=t,this.statistics=o,this.forecasts=a}}body(){let e=E(this.meters).filter(({id:l})=>this.forecasts[l]?.hours.length),t=e.flatMap(({id:l})=>this.forecasts[l]??[]);if(t.length===0)return this.none();let r=l=>this.statistics[l??""]??[],i=e.map(({entities:l})=>Or(r(l.energy),r(l.energy_export))),o=Cr(be(i),t,J(this.range,"hour",A(this.hass))),a=[["forecast.today",en(t,"today_kwh")],["forecast.tomorrow",en(t,"tomorrow_kwh")]];return d`<dl>
        ${a.map(([l,u])=>d`<div>
              <dt>${this.t(l)}</dt>
              <dd>${u===null?this.t("state.unknown"):x(this.hass,u)}</dd>
            </div>`)}
      </dl>
      ${this.lookBack(o)} ${this.without(e)}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(o)}
        .format=${l=>x(this.hass,l)}
        .summary=${this.summary(a)}
        filename="forecast"
      ></smart-energy-chart>`}lookBack(e){let{hours:t,expected:r,measured:i}=Dr(e);return t===0?p:d`<p class="notice">
      ${this.t("forecast.look_back",{hours:String(t),expected:x(this.hass,r),measured:x(this.hass,i)})}
    </p>`}without(e){let t=E(this.meters).filter(i=>!e.includes(i));if(t.length===0)return p;let r=t.map(({name:i})=>i).join(", ");return d`<p class="notice">${this.t("forecast.without",{names:r})}</p>`}none(){let e=Object.values(this.forecasts).flatMap(({reason:t})=>t??[]);return d`${this.notice(this.isRunning?"forecast.none":"state.not_running")}
    ${e.length?d`<p class="notice">${e[0]}</p>`:p}`}summary(e){return e.map(([t,r])=>`${this.t(t)}: ${r===null?this.t("state.unknown"):x(this.hass,r)}`).join(", ")}chartData(e){return{unit:"kWh",columns:e.map(({start:t})=>({label:_(this.hass,t,{hour:"numeric"}),title:_(this.hass,t,{weekday:"short",hour:"numeric",minute:"2-digit"}),start:t,end:t+tn})),series:[{name:this.t("forecast.measured"),color:De,values:e.map(({measured:t})=>t)},{name:this.t("forecast.expected"),color:er,values:e.map(({expected:t})=>t),shape:"line"}],expected:e.map(({low:t,high:r})=>t===null||r===null?null:{low:t,high:r})}}static{this.styles=[$.styles,b`
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
    `]}};function Hr(s,n){let e=s.filter(u=>u!==null),t=Math.min(0,...e),r=Math.max(0,...e,t+1),i=u=>s.length>1?u/(s.length-1)*100:50,o=u=>30-(u-t)/(r-t)*28,a="M",l=s.map((u,m)=>{if(u===null)return a="M","";let c=`${a}${i(m).toFixed(1)} ${o(u).toFixed(1)}`;return a="L",c});return d`<svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
    ${N`<path d=${l.join("")} fill="none" stroke=${n} stroke-width="2" vector-effect="non-scaling-stroke" stroke-linejoin="round"></path>`}
  </svg>`}var Ai=new X({join:(s,n)=>{let e=Pe(s.range,n.range);return e&&{ids:le(s.ids,n.ids),range:e}},send:(s,{ids:n,range:e})=>s.callWS({type:"history/history_during_period",start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),entity_ids:n,minimal_response:!0,no_attributes:!0,significant_changes_only:!1}),pick:(s,{ids:n})=>Object.fromEntries(Object.entries(s).filter(([e])=>n.includes(e)))});async function Lr(s,n,e){if(n.length===0)return{};let t=await Ai.ask(s,{ids:n,range:e});return Object.fromEntries(Object.entries(t).map(([r,i])=>{let o=Ft(s.states[r]);return[r,i.map(a=>Ti(a,o))]}))}function Ti({s,lu:n},e){let t=Number(s);return{time:n*1e3,value:s.trim()!==""&&Number.isFinite(t)?t*e:null}}function Br(s){let n=s.filter(({powerW:t})=>t!==null),e=Nr(n.map(t=>t.powerW));return e===null?null:{powerW:e,todayKwh:Nr(n.map(({todayKwh:t})=>t)),hourCost:Ir(n.map(({hourCost:t})=>t)),todayCost:Ir(n.map(({todayCost:t})=>t)),without:s.flatMap(t=>t.powerW===null?[t.name]:[])}}function Nr(s){return s.length===0?null:s.reduce((n,e)=>n===null||e===null?null:n+e,0)}function Ir(s){let n=s[0]?.currency;return n===void 0||s.some(e=>e?.currency!==n)?null:{amount:s.reduce((e,t)=>e+(t?.amount??0),0),currency:n}}function Ur(s,n,e){let t=(n.end-n.start)/e,r=Array.from({length:e},()=>({weighted:0,time:0}));return s.forEach(({time:i,value:o},a)=>{if(o===null)return;let l=Math.max(i,n.start),u=Math.min(s[a+1]?.time??n.end,n.end),m=Math.floor((l-n.start)/t);for(let c=m;c<e&&n.start+c*t<u;c++){let h=r[c],f=n.start+c*t,y=Math.min(u,f+t)-Math.max(l,f);!h||y<=0||(h.weighted+=o*y,h.time+=y)}}),r.map(({weighted:i,time:o})=>o>0?i/o:null)}function jr(s,n,e){let t=s.at(-1)?.time??-1/0,r=[...s,...n.filter(({time:o})=>o>t)],i=r.findLastIndex(({time:o})=>o<=e);return r.slice(Math.max(0,i))}function Wr(s,n){return Array.from({length:Math.ceil(s.length/n)},(e,t)=>{let r=s.slice(t*n,(t+1)*n).filter(i=>i!==null);return r.length?r.reduce((i,o)=>i+o,0)/r.length:null})}var nn=36e5,Ri=6e4,Ei=.5,Kr=["voltage","current","power_factor","frequency"],zr=["energy_today","cost_today"],rn=4,Fr=["status","power","price","tariff",...Kr,...zr];function Ci(s,n){return s.states[n??""]?.attributes.unit_of_measurement??""}var kt=class extends ${constructor(){super(...arguments);this.points={};this.needsData=!1;this.refresh=new O(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){let{length:e}=K(this.meters);return e>rn?2+e:3*Math.max(1,e)}getGridOptions(){return{columns:12,min_columns:6}}get inFull(){let e=K(this.meters);return e.length>rn?[]:e}async load(){let e=Date.now(),t=this.inFull.flatMap(({entities:i})=>i.power??[]),r=await Lr(this.hass,t,{start:e-nn,end:e});return()=>{for(let i of t)this.points[i]=jr(r[i]??[],this.points[i]??[],e-nn)}}shouldUpdate(e){return this.keepStates(),super.shouldUpdate(e)}keepStates(){for(let{entities:e}of this.inFull){let t=this.hass.states[e.power??""];if(!t)continue;let r=Date.parse(t.last_updated),i=this.points[t.entity_id]??=[];r>(i.at(-1)?.time??-1/0)&&i.push({time:r,value:Me(t)})}}watched(){return this.statesOf(Fr)}heading(){return this.t("live.title")}body(){if(!this.isRunning)return this.notice("state.not_running");let e=K(this.meters);if(e.length>rn)return d`${this.together()}
        <ul>
          ${ye(e,({id:r})=>r,r=>Le(this.shownOf(r,[]),()=>this.line(r)))}
        </ul>`;let t=e.map(r=>({meter:r,circuits:Ae(this.meters,r)}));return t.sort((r,i)=>+(i.circuits.length>0)-+(r.circuits.length>0)),d`${this.together()}
      <div class="meters">
        ${ye(t,({meter:r})=>r.id,({meter:r,circuits:i})=>Le(this.shownOf(r,i),()=>this.meter(r,i)))}
      </div>`}together(){let e=E(this.meters),t=e.length>1?Br(e.map(m=>this.present(m))):null;if(!t||e.length-t.without.length<2)return p;let{powerW:r,todayKwh:i,hourCost:o,todayCost:a,without:l}=t,u=[...i===null?[]:[this.t("devices.today_is",{value:x(this.hass,i)})],...a===null?[]:[U(this.hass,a.amount,a.currency)]];return d`<section class="together" aria-label=${this.t("live.together")}>
      <div class="main">
        <span class="name">${this.t("live.together")}</span>
        <span class="power">${Y(this.hass,r)}</span>
        <span class="flow">${o===null?p:this.perHour(o)}</span>
      </div>
      ${u.length===0?p:d`<p class="notice">${u.join(", ")}</p>`}
      ${l.length===0?p:d`<p class="notice">${this.t("live.without",{names:l.join(", ")})}</p>`}
    </section>`}present(e){let t=j(this.hass,e,"power"),r=j(this.hass,e,"cost_today"),i=re(this.hass,e.entities.cost_today);return{name:e.name,powerW:t,hourCost:this.hourCost(e,t),todayKwh:j(this.hass,e,"energy_today"),todayCost:r===null||i===void 0?null:{amount:r,currency:i}}}shownOf(e,t){let r=({entities:o},a)=>this.hass.states[o[a]??""],i=Fr.map(o=>r(e,o));return[e,...this.drawn(e),...i,...t.flatMap(o=>[o,r(o,"power"),r(o,"status")])]}drawn({entities:e}){let{locale:t,language:r,formatEntityState:i}=this.hass;return[t,r,i,Math.floor(Date.now()/Ri),this.points[e.power??""]]}meter(e,t){let r=j(this.hass,e,"power");return d`<section aria-label=${e.name}>
      <button class="main" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span class="power">${this.written(e,r)}</span>
        <span class="flow">${r===null?p:this.flow(r)}</span>
      </button>
      ${Le([e,...this.drawn(e),r!==null&&r<0],()=>this.trend(e,r))}
      <dl>
        ${Kr.map(i=>this.value(e,i))} ${zr.map(i=>this.value(e,i))}
        ${this.costNow(e,r)}
      </dl>
      ${t.length===0?p:d`<ul>
              ${t.map(i=>this.line(i))}
            </ul>`}
    </section>`}line(e){return d`<li>
      <button class="line" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span>${this.written(e,j(this.hass,e,"power"))}</span>
      </button>
    </li>`}written(e,t){return t!==null?Y(this.hass,t):this.t(Re(this.hass,e)===!1?"state.offline":"state.unknown")}flow(e){let[t,r]=Math.abs(e)<Ei?["·","live.still"]:e<0?["↑","live.exporting"]:["↓","live.importing"];return d`<span aria-hidden="true">${t}</span> ${this.t(r)}`}trend(e,t){let r=this.points[e.entities.power??""];if(!r||!this.refresh.loaded)return p;let i=Date.now(),o=Ur(r,{start:i-nn,end:i},60),a=t!==null&&t<0?bt:De;return o.every(l=>l===null)?this.trendText(o):d`<div class="trend" title=${this.t("live.trend")}>${Hr(o,a)}</div>
      ${this.trendText(o)}`}trendText(e){let t=e.filter(a=>a!==null);if(t.length===0)return d`<p class="visually-hidden">${this.t("live.no_trend")}</p>`;let r=a=>a===null?this.t("state.unknown"):Y(this.hass,a),[i,o]=[r(Math.min(...t)),r(Math.max(...t))];return d`<div class="visually-hidden">
      <table>
        <caption>
          ${this.t("live.trend_summary",{low:i,high:o})}
        </caption>
        <tbody>
          ${Wr(e,5).map((a,l)=>d`<tr>
                <th scope="row">${this.t("live.minutes_ago",{minutes:String(60-5*l)})}</th>
                <td>${r(a)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>`}value(e,t){let r=e.entities[t],i=r===void 0?void 0:this.hass.states[r];return!i||i.state==="unavailable"&&Re(this.hass,e)===!1?p:d`<div class=${t}>
      <dt>${this.t(`live.${t}`)}</dt>
      <dd>${C(this.hass.language,this.hass.formatEntityState(i))}</dd>
    </div>`}costNow(e,t){let r=this.hourCost(e,t);return r===null?p:d`<div class="cost_now">
      <dt>${this.t("live.cost_now")}</dt>
      <dd>${this.perHour(r)}</dd>
    </div>`}hourCost(e,t){let[r,i]=Ci(this.hass,e.entities.price).split("/"),o=t===null?null:this.price(e,t);return o===null||t===null||!r||i!=="kWh"?null:{amount:o*t/1e3,currency:r}}perHour({amount:e,currency:t}){return this.t("live.per_hour",{amount:U(this.hass,e,t)})}price(e,t){if(t>=0)return j(this.hass,e,"price");let r=this.hass.states[e.entities.price??""]?.attributes.export_price;return typeof r=="number"?r:null}open(e,t){let r=e.entities[t];r&&Se(this,r)}static{this.styles=[$.styles,b`
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
        text-align: start;
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
      .together {
        padding-bottom: 8px;
      }
      .line {
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
      .cost_now {
        grid-column-end: span 2;
      }
      dt {
        font-size: 12px;
        color: var(--secondary-text-color);
      }
      dd {
        margin: 0;
        font-variant-numeric: tabular-nums;
      }
    `]}};function Ye({prices:s},{price:n}){if(!s||!n)return;let{format:e}=s;return n.low===n.high?e(n.low):`${e(n.low)} – ${e(n.high)}`}function sn({series:s},n){let e=s.filter(({shape:t})=>t!=="line");if(!(e.length<2||e.some(({shape:t})=>t==="beside")))return Ne(e.map(({values:t})=>t[n]??null))??void 0}function qr(s,n){let e=new Set(s.series.flatMap(({marks:t})=>t??[]));return n.filter(t=>e.has(t))}function Vr(s){let n=["start","end",...s.series.map(({name:i})=>`${i} (${s.unit})`)],e=s.expected?[`low (${s.unit})`,`high (${s.unit})`]:[],t=s.prices?[`lowest price (${s.prices.unit})`,`highest price (${s.prices.unit})`]:[],r=s.columns.map((i,o)=>[new Date(i.start).toISOString(),new Date(i.end).toISOString(),...s.series.map(({values:a})=>Qe(a[o])),...s.expected?[Qe(s.expected[o]?.low),Qe(s.expected[o]?.high)]:[],...s.prices?[Qe(i.price?.low),Qe(i.price?.high)]:[],i.note??""]);return on([[...n,...e,...t,"note"],...r])}function on(s){return s.map(n=>n.map(Oi).join(",")).join(`\r
`)+`\r
`}function Qe(s){return s==null?"":String(s)}function Oi(s){let n=Fn(s),e=/^[=+@\t\r]|^-(?![\d.])/.test(n)?`'${n}`:n;return/[",\r\n]/.test(e)?`"${e.replaceAll('"','""')}"`:e}function Ne(s){let n=s.filter(e=>e!==null);return n.length?n.reduce((e,t)=>e+t,0):null}function Gr({currency:s,bands:n}){let e=n.map(({start:m,end:c,price:h,period:f})=>({start:Date.parse(m),end:Date.parse(c),price:Number(h),period:f}));if(s===null||e.length===0)return;let t=e.map(({price:m})=>m),[r,i]=[Math.min(...t),Math.max(...t)],o=[...new Set(t)].sort((m,c)=>m-c),a=(o.length>4?3:o.length)-1,l=m=>a===0?0:o.length<=4?o.indexOf(m)/a:Math.min(a,Math.floor((m-r)/(i-r)*(a+1)))/a,u=new Map;for(let{price:m,period:c}of e){let h=l(m),f=u.get(h)??{level:h,low:m,high:m,period:c};u.set(h,{level:h,low:Math.min(f.low,m),high:Math.max(f.high,m),period:f.period===c?c:""})}return{currency:s,bands:e.map(({start:m,end:c,price:h})=>({start:m,end:c,price:h,level:l(h)})),levels:[...u.values()].sort((m,c)=>m.level-c.level)}}function Zr(s,{start:n,end:e}){let t=s.bands.filter(r=>r.start<e&&r.end>n).map(({price:r})=>r);return t.length?{low:Math.min(...t),high:Math.max(...t)}:void 0}var Di={day:"hour",week:"day",month:"day",year:"month"};function Qr(s,n,e,t,r=0){let i=Di[s];return{range:T(n,s,e.shown,t,r),bar:i,resolution:e.shown===e.home?i:"hour"}}function Yr(s,n){let e=n.map(()=>null);for(let{start:t,change:r}of s){if(typeof r!="number")continue;let i=Pi(n,t);i!==null&&(e[i]=(e[i]??0)+r)}return e}function Pi(s,n){let e=0,t=s.length;for(;e<t;){let i=e+t>>1;(s[i]?.end??1/0)<=n?e=i+1:t=i}let r=s[e];return r&&r.start<=n?e:null}function Jr(s,n,e){return J(s.range,s.bar,n,e)}var Xr=["day","week","month","year"],es=["energy","money"],Hi=["day","week"],Li={day:{hour:"numeric"},week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}},Ni={day:{weekday:"short",hour:"numeric",minute:"2-digit"},week:{weekday:"long",day:"numeric",month:"long"},month:{weekday:"short",day:"numeric",month:"long"},year:{month:"long",year:"numeric"}},we=class extends ${constructor(){super(...arguments);this.span="day";this.unit="energy";this.step=0;this.refresh=new O(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...z,{name:"span",kind:"choice",choices:Xr,standard:"day",texts:"usage"},{name:"unit",kind:"choice",choices:es,standard:"energy",texts:"usage"},{name:"prices",kind:"boolean",standard:!0}]}setConfig(e){super.setConfig(e),this.span=e.span??"day",this.unit=e.unit??"energy"}getCardSize(){return 6}getGridOptions(){return{columns:"full",min_columns:6}}heading(){return this.t("usage.title")}watched(){return this.tariffs()}dataKey(){return[super.dataKey(),this.span,this.unit,this.step,this.config.prices].join(" ")}get page(){let e={shown:A(this.hass),home:this.hass.config.time_zone};return Qr(this.span,Date.now(),e,se(this.hass),this.step)}async load(){let{page:e,span:t,unit:r}=this,{range:i,resolution:o}=e,a=E(this.meters),l=a.flatMap(S=>this.idsOf(S,r)),u=a.map(({id:S})=>S),m=Hi.includes(t)&&this.config.prices!==!1,c=Date.now(),h=q(c),f=i.start<=h.start&&h.start<i.end,[y,v,k]=await Promise.all([V(this.hass,{ids:l,range:i,resolution:o,types:["change"]}),He(this.hass,f?l:[],c),wt(this.hass,u,i,m)]);return()=>this.shown={page:e,span:t,unit:r,statistics:ze(y,v),hours:k}}idsOf(e,t){let{energy:r,energy_export:i,cost_total:o}=e.entities;return(t==="money"?[o]:[r,i]).filter(a=>a!==void 0)}body(){let{shown:e}=this;if(!e)return this.notice("state.loading");let t=this.chartData(e),r=t.series.every(({values:i})=>i.every(o=>o===null));return d`${this.controls(e)} ${e.unit==="money"?this.otherCurrencies():p}
    ${r?this.none(e):d`<smart-energy-chart
            .hass=${this.hass}
            .data=${t}
            .format=${i=>this.written(i,e.unit)}
            .summary=${this.summary(e,t)}
            filename="usage-${new Date(e.page.range.start).toISOString().slice(0,10)}"
          ></smart-energy-chart>`}`}none({page:e,unit:t}){let r=E(this.meters).some(({entities:i})=>i.cost_total!==void 0);return t==="money"&&!r?d`${this.notice("usage.no_cost")}${this.link("settings.tariff")}`:this.notice(e.range.end<=Date.now()?"usage.nothing":"state.empty")}otherCurrencies(){let e=E(this.meters).filter(({entities:r})=>{let i=re(this.hass,r.cost_total);return i!==void 0&&i!==this.currency});if(e.length===0)return p;let t=e.map(({name:r})=>r).join(", ");return d`<p class="notice">${this.t("usage.other_currency",{names:t})}</p>`}written(e,t){return t==="money"?U(this.hass,e,this.currency):x(this.hass,e)}get currency(){return E(this.meters).map(({entities:t})=>re(this.hass,t.cost_total)).find(t=>t!==void 0)??"EUR"}summary({page:e,span:t,unit:r},i){let o=Ne(i.series.map(({values:a})=>Ne(a)));return this.t("usage.summary",{title:this.t("usage.title"),range:this.rangeText(e.range,t),total:o===null?this.t("state.unknown"):this.written(o,r)})}rangeText(e,t){let r={day:"numeric",month:"long",year:"numeric"};return{day:_(this.hass,e.start,{weekday:"long",...r}),week:`${_(this.hass,e.start,{day:"numeric",month:"short"})} – ${_(this.hass,e.end-1,{day:"numeric",month:"short",year:"numeric"})}`,month:_(this.hass,e.start,{month:"long",year:"numeric"}),year:_(this.hass,e.start,{year:"numeric"})}[t]}chartData(e){let{page:t,span:r,unit:i,hours:o}=e,a=Date.now(),l=Jr(t,A(this.hass),se(this.hass)),u=E(this.meters),m=new Map(u.flatMap(({id:f})=>{let y=o[f];return y?[[f,l.map(v=>xt(v,y,i==="money"))]]:[]})),c=this.prices(u,o),h=l.map((f,y)=>{let v=f.start<=a&&a<f.end,k=u.flatMap(({id:F,name:Tt})=>this.remarks(m.get(F)?.[y],u.length>1,Tt)),S=[...v?[this.t("usage.incomplete")]:[],...k].join("; "),D=c&&Zr(c,f);return{label:_(this.hass,f.start,Li[r]),title:_(this.hass,f.start,Ni[r]),...f,...S?{note:S}:{},...v?{running:!0}:{},...f.start>a?{ahead:!0}:{},...D?{price:D}:{}}});return{unit:i==="money"?this.currency:"kWh",columns:h,series:u.flatMap((f,y)=>this.series(f,Xn(y),l,e,m.get(f.id))),...c?{prices:this.told(c)}:{}}}remarks(e,t,r){return qe.flatMap(i=>{let o=e?.[i];if(o===void 0)return[];let a=this.t(`usage.${i}`,{hours:P(this.hass,o,o<10?1:0)});return[t?`${r}: ${a}`:a]})}prices(e,t){for(let{id:r}of e){let i=t[r]&&Gr(t[r]);if(i)return i}}told({bands:e,levels:t,currency:r}){let i=a=>Kn(this.hass,a,r),o=(a,l)=>a===l?i(a):`${i(a)} – ${i(l)}`;return{bands:e,unit:`${r}/kWh`,format:i,legend:t.map(({level:a,low:l,high:u,period:m})=>({level:a,text:m?C(this.hass.language,`${m}: ${o(l,u)}`):o(l,u)}))}}series(e,t,r,{unit:i,statistics:o},a){let{energy:l,energy_export:u,cost_total:m}=e.entities,c=k=>{let S=k===void 0?void 0:o[k];return S&&Yr(S,r)};if(i==="money"&&re(this.hass,m)!==this.currency)return[];let h=c(i==="money"?m:l),f=i==="money"?void 0:c(u),y=a?.map(dr)??[],v=h?[{name:e.name,color:t,values:h,marks:y}]:[];if(f?.some(k=>k!==null&&k!==0)){let k=this.t("usage.exported",{name:e.name}),S=f.map(D=>D===null?null:-D);v.push({name:k,color:bt,values:S,marks:y})}return v}controls({page:e,span:t}){let r=Xr.map(o=>({value:o,text:this.t(`usage.${o}`)})),i=es.map(o=>({value:o,text:this.t(`usage.${o}`)}));return d`<div class="controls">
        ${ee(this.t("usage.period"),r,this.span,o=>{this.show({span:o})})}
        ${ee(this.t("usage.unit"),i,this.unit,o=>{this.show({unit:o})})}
      </div>
      <div class="pager">
        ${this.turn("usage.previous","‹",this.step-1)}
        <span aria-live="polite">${this.rangeText(e.range,t)}</span>
        ${this.turn("usage.next","›",this.step+1)}
        ${this.step<0?this.turn("usage.now",this.t("usage.now"),0):p}
      </div>`}turn(e,t,r){return d`<button
      class="plain"
      aria-label=${this.t(e)}
      ?disabled=${r>0}
      @click=${()=>{this.show({step:r})}}
    >
      ${t}
    </button>`}show(e){e.span&&e.span!==this.span&&(this.step=0),this.span=e.span??this.span,this.unit=e.unit??this.unit,this.step=e.step??this.step}static{this.styles=[$.styles,ce,b`
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
    `]}};g([M()],we.prototype,"span",2),g([M()],we.prototype,"unit",2),g([M()],we.prototype,"step",2);function ts(s,n=4){let e=0,t=0;for(let h of s)h===null||!Number.isFinite(h)||(e=Math.min(e,h),t=Math.max(t,h));e===t&&(t=1);let r=(t-e)/n,i=Math.floor(Math.log10(r)),a=([1,2,5,10].find(h=>h*10**i>=r*.9999)??10)*10**i,l=Math.floor(e/a+1e-9),u=Math.ceil(t/a-1e-9),m=Math.max(0,-Math.floor(Math.log10(a)+1e-9)),c=Array.from({length:u-l+1},(h,f)=>Number(((l+f)*a).toFixed(m)));return{low:l*a,high:u*a,ticks:c,digits:m}}function ns(s,n,e){let t=Math.max(1,Math.floor(n/e));return Math.max(1,Math.ceil(s/t))}var rs=220,ss=44,Ii=7,Bi=14,is=3,os=16;function an(s){return{band:.03+.06*s,mark:.22+.3*s}}function ls(s,n,e=(t,r)=>t.toFixed(r)){let t=ts(Fi(s)),r=Math.max(s.unit.length,...t.ticks.map(c=>e(c,t.digits).length)),i=Math.max(ss,r*Ii+12),o={left:i,top:20,width:Math.max(10,n-i-4),height:rs-44},a=s.columns.length,l=o.width/Math.max(1,a),u=c=>o.top+(t.high-c)/(t.high-t.low)*o.height,m=ns(a,o.width,ss);return{height:rs,plot:o,step:l,digits:t.digits,ticks:t.ticks.map(c=>({value:c,y:u(c)})),labels:s.columns.flatMap(({label:c},h)=>h%m===0?[{x:o.left+(h+.5)*l,text:c}]:[]),bands:ji(s,o.left,l),expected:(s.expected??[]).flatMap((c,h)=>c?[{x:o.left+h*l,y:u(c.high),width:l,height:Math.max(1,u(c.low)-u(c.high))}]:[]),bars:zi(s,o.left,l,u),absent:Wi(s,o.left,l,u),lines:s.series.filter(({shape:c})=>c==="line").map(c=>({path:qi(c,o.left,l,u),color:c.color})),columnAt:c=>{let h=Math.floor((c-o.left)/l);return h>=0&&h<a?h:null}}}function as(s,n,e,t){let r=s.findIndex(({end:o})=>n<o),i=s[r];return i?e+(r+Math.max(0,(n-i.start)/(i.end-i.start)))*t:e+s.length*t}function Ui(s){return is+s*(Bi-is)}function ji({columns:s,prices:n},e,t){if(!n||n.legend.length<2)return[];let r=[];for(let{start:i,end:o,level:a}of n.bands){let l=as(s,i,e,t),u=as(s,o,e,t)-l,m=r.at(-1);m?.level===a&&Math.abs(m.x+m.width-l)<.01?m.width+=u:u>0&&r.push({x:l,width:u,level:a,strip:Ui(a),ink:an(a)})}return r}function Wi(s,n,e,t){let r=Math.max(2,e-Math.min(e*.2,6));return s.columns.flatMap((i,o)=>{if(!s.series.some(({marks:l})=>l?.[o]==="missing"))return[];let a=s.series.reduce((l,u)=>l+Math.max(0,u.values[o]??0),0);return[{x:n+o*e+(e-r)/2,y:Math.max(0,t(a)-os),width:r,height:os}]})}function*Fi(s){let n=s.series.filter(({shape:e})=>e===void 0||e==="stacked");for(let e=0;e<s.columns.length;e++){let t=n.map(r=>r.values[e]??0);yield t.reduce((r,i)=>r+Math.max(0,i),0),yield t.reduce((r,i)=>r+Math.min(0,i),0),yield s.expected?.[e]?.high??null,yield s.expected?.[e]?.low??null}for(let e of s.series)n.includes(e)||(yield*e.values)}function Ki(s){return s==="estimated"||s==="late"?s:null}function zi(s,n,e,t){let r=s.series.filter(({shape:m})=>m===void 0||m==="stacked"),i=s.series.filter(({shape:m})=>m==="beside"),o=i.length+(r.length?1:0),a=Math.min(e*.2,6),l=Math.max(.5,(e-a)/Math.max(1,o)),u=[];return s.columns.forEach((m,c)=>{let h=n+c*e+a/2,f={up:0,down:0},y=(v,k,S)=>{let D=v.values[c];if(D==null||D===0)return S;let[F,Tt]=D>0?[t(S+D),t(S)]:[t(S),t(S+D)];return u.push({x:k,y:F,width:l,height:Math.max(.5,Tt-F),color:v.color,mark:Ki(v.marks?.[c]),kind:v.hollow?"hollow":m.running?"running":"bar"}),S+D};i.forEach((v,k)=>y(v,h+k*l,0));for(let v of r){let k=(v.values[c]??0)<0?"down":"up";f[k]=y(v,h+i.length*l,f[k])}}),u}function qi(s,n,e,t){let r="M";return s.values.map((i,o)=>{if(i===null)return r="M","";let a=`${r}${(n+(o+.5)*e).toFixed(1)} ${t(i).toFixed(1)}`;return r="L",a}).join("")}var I=class extends L{constructor(){super(...arguments);this.format=String;this.formatTick=(e,t)=>e.toFixed(t);this.summary="";this.unknown="–";this.total="";this.width=0;this.chosen=null;this.onKey=e=>{let t=this.data.columns.length-1,r=this.chosen,i={ArrowRight:r===null?0:Math.min(t,r+1),ArrowLeft:r===null?t:Math.max(0,r-1),Home:0,End:t,Escape:null};!(e.key in i)||t<0||(e.preventDefault(),this.choose(i[e.key]??null))}}connectedCallback(){super.connectedCallback(),this.observer=new ResizeObserver(([e])=>{this.width=Math.round(e?.contentRect.width??0)}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(e){e.has("data")&&this.chosen!==null&&this.chosen>=this.data.columns.length&&(this.chosen=null)}render(){if(this.width===0)return d`<div class="frame"></div>`;let e=ls(this.data,this.width,this.formatTick);return d`<div
        class="frame"
        role="img"
        tabindex="0"
        aria-label=${this.summary}
        @keydown=${this.onKey}
        @pointerdown=${t=>{this.point(t,e)}}
        @pointermove=${t=>{this.point(t,e)}}
        @pointerleave=${t=>{t.pointerType!=="touch"&&this.choose(null)}}
        @blur=${()=>{this.choose(null)}}
      >
        ${this.picture(e)} ${this.tooltip(e)}
      </div>
      <p class="visually-hidden" aria-live="polite">${this.spoken()}</p>`}point(e,t){this.choose(t.columnAt(e.clientX-this.getBoundingClientRect().left))}picture(e){let{plot:t,height:r}=e;return d`<svg width=${this.width} height=${r} aria-hidden="true">
      <defs>
        <pattern id="estimated" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="ink" width="3" height="6"></rect>
        </pattern>
        <pattern id="late" width="5" height="5" patternUnits="userSpaceOnUse">
          <circle class="ink" cx="2.5" cy="2.5" r="1.3"></circle>
        </pattern>
      </defs>
      ${e.bands.map(i=>this.band(i,t))}
      ${e.ticks.map(i=>N`<line class=${i.value===0?"zero":"grid"} x1=${t.left} x2=${t.left+t.width} y1=${i.y} y2=${i.y}></line>
          <text class="tick" x=${t.left-6} y=${i.y+4} text-anchor="end">${this.formatTick(i.value,e.digits)}</text>`)}
      <text class="tick" x=${t.left-6} y="12" text-anchor="end">${this.data.unit}</text>
      ${this.chosen===null?p:N`<rect class="chosen" x=${t.left+this.chosen*e.step} y=${t.top} width=${e.step} height=${t.height}></rect>`}
      ${e.expected.map(i=>N`<rect class="expected" x=${i.x} y=${i.y} width=${i.width} height=${i.height}></rect>`)}
      ${e.bars.map(i=>N`<rect class=${i.kind} x=${i.x} y=${i.y} width=${i.width} height=${i.height} fill=${i.color} stroke=${i.color} rx="1.5"></rect>
          ${i.mark?N`<rect x=${i.x} y=${i.y} width=${i.width} height=${i.height} fill="url(#${i.mark})"></rect>`:p}`)}
      ${e.absent.map(i=>N`<rect class="absent" x=${i.x} y=${i.y} width=${i.width} height=${i.height} rx="2"></rect>`)}
      ${e.lines.map(i=>N`<path class="line" d=${i.path} stroke=${i.color}></path>`)}
      ${e.labels.map(i=>N`<text class="tick" x=${i.x} y=${r-4} text-anchor="middle">${i.text}</text>`)}
    </svg>`}band({x:e,width:t,strip:r,ink:i},o){return N`<rect class="band" x=${e} y=${o.top} width=${t} height=${o.height} opacity=${i.band}></rect>
      <rect class="band" x=${e} y=${o.top-r} width=${t} height=${r} opacity=${i.mark}></rect>`}tooltip(e){let t=this.chosenColumn;if(!t||this.chosen===null)return p;let r=e.plot.left+(this.chosen+.5)*e.step,i=r>this.width/2?`right:${this.width-r+e.step/2+8}px`:`left:${r+e.step/2+8}px`;return d`<div class="tooltip" style=${i}>
      <strong>${t.title}</strong>
      ${this.data.series.map(o=>d`<div><i style="background:${o.color}"></i>${o.name}<b>${this.valueText(o)}</b></div>`)}
      ${this.totalLine(this.chosen)} ${this.expectedText()??p} ${this.priceLine(t)}
      ${t.note?d`<em>${t.note}</em>`:p}
    </div>`}totalLine(e){let t=sn(this.data,e);return t===void 0?p:d`<div class="total">${this.total}<b>${this.format(t)}</b></div>`}expectedText(){let e=this.chosen===null?null:this.data.expected?.[this.chosen];return e?d`<div>${this.format(e.low)} – ${this.format(e.high)}</div>`:void 0}priceLine(e){let t=Ye(this.data,e);return t===void 0?p:d`<div>${t}</div>`}get chosenColumn(){return this.chosen===null?void 0:this.data.columns[this.chosen]}valueText(e){let t=this.chosen===null?null:e.values[this.chosen];return t!=null?this.format(t):this.chosenColumn?.ahead?"–":this.unknown}spoken(){let e=this.chosenColumn;if(!e||this.chosen===null)return"";let t=sn(this.data,this.chosen),r=t===void 0?void 0:`${this.total} ${this.format(t)}`,i=this.data.series.map(u=>`${u.name} ${this.valueText(u)}`),o=this.data.expected?.[this.chosen],a=o?`${this.format(o.low)} – ${this.format(o.high)}`:void 0;return[e.title,...i,r,a,Ye(this.data,e),e.note].filter(u=>u!==void 0).join(", ")}choose(e){e!==this.chosen&&(this.chosen=e)}static{this.styles=[Ee,b`
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
        direction: ltr;
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
      .bar,
      .running {
        stroke: none;
      }
      .running {
        opacity: 0.6;
      }
      .hollow {
        fill-opacity: 0.12;
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
        margin-inline-start: auto;
        padding-inline-start: 12px;
        font-variant-numeric: tabular-nums;
      }
      .tooltip .total {
        border-top: 1px solid var(--divider-color);
      }
      .tooltip i {
        flex: none;
        width: 10px;
        height: 10px;
        border-radius: 2px;
      }
      .tooltip em {
        color: var(--secondary-text-color);
      }
    `]}};g([w({attribute:!1})],I.prototype,"data",2),g([w({attribute:!1})],I.prototype,"format",2),g([w({attribute:!1})],I.prototype,"formatTick",2),g([w()],I.prototype,"summary",2),g([w()],I.prototype,"unknown",2),g([w()],I.prototype,"total",2),g([M()],I.prototype,"width",2),g([M()],I.prototype,"chosen",2);function St(s,n){let e=document.createElement("a");e.href=URL.createObjectURL(new Blob([n],{type:"text/csv"})),e.download=`${s}.csv`,e.click(),URL.revokeObjectURL(e.href)}var G=class extends L{constructor(){super(...arguments);this.summary="";this.filename="smart-energy";this.asTable=!1;this.toggle=()=>{this.asTable=!this.asTable};this.download=()=>{St(this.filename,Vr(this.data))}}t(e){return R(this.hass.language,e)}render(){return d`${this.asTable?this.table():this.chart()}
      <div class="tools">
        <ul class="legend">
          ${this.data.series.map(e=>d`<li>
                <i class=${e.hollow?"hollow":e.shape??"stacked"} style="--color:${e.color}"></i
                >${e.name}
              </li>`)}
          ${this.data.expected?d`<li><i class="expected"></i>${this.t("chart.expected")}</li>`:p}
          ${qr(this.data,qe).map(e=>d`<li><i class=${e}></i>${this.t(`mark.${e}`)}</li>`)}
          ${this.prices()}
        </ul>
        <button @click=${this.toggle}>${this.t(this.asTable?"chart.chart":"chart.table")}</button>
        <button @click=${this.download}>${this.t("chart.csv")}</button>
      </div>`}prices(){let e=this.data.prices?.legend??[],t=r=>`--ink:${an(r).mark};--height:${Math.round(25+75*r)}%`;return e.map(({level:r,text:i})=>d`<li>${e.length>1?d`<i class="price" style=${t(r)}></i>`:p}${i}</li>`)}chart(){return d`<smart-energy-bar-chart
      .data=${this.data}
      .format=${this.format}
      .formatTick=${(e,t)=>P(this.hass,e,t)}
      .summary=${this.summary}
      .unknown=${this.t("state.unknown")}
      .total=${this.t("chart.total")}
    ></smart-energy-bar-chart>`}table(){let{columns:e,series:t,expected:r,prices:i}=this.data,o=e.some(({note:l})=>l!==void 0),a=(l,u=!1)=>l==null?u?"":this.t("state.unknown"):this.format(l);return d`<div class="scroll" tabindex="0" role="region" aria-label=${this.summary}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("chart.time")}</th>
            ${t.map(({name:l})=>d`<th scope="col">${l}</th>`)}
            ${r?d`<th scope="col">${this.t("chart.expected")}</th>`:p}
            ${i?d`<th scope="col">${this.t("chart.price")}</th>`:p}
            ${o?d`<th scope="col">${this.t("chart.note")}</th>`:p}
          </tr>
        </thead>
        <tbody>
          ${e.map((l,u)=>{let m=r?.[u];return d`<tr>
              <th scope="row">${l.title}</th>
              ${t.map(({values:c})=>d`<td>${a(c[u],l.ahead)}</td>`)}
              ${r?d`<td>${m?`${a(m.low)} – ${a(m.high)}`:""}</td>`:p}
              ${i?d`<td>${Ye(this.data,l)??""}</td>`:p}
              ${o?d`<td class="note">${l.note??""}</td>`:p}
            </tr>`})}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.t("chart.total")}</th>
            ${t.map(({values:l})=>d`<td>${a(Ne(l))}</td>`)}
            ${[r,i,o].map(l=>l?d`<td></td>`:p)}
          </tr>
        </tfoot>
      </table>
    </div>`}static{this.styles=[Ce,vt,b`
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
        flex: none;
        width: 12px;
        height: 12px;
        border-radius: 3px;
        background: var(--color);
      }
      .legend i.line {
        height: 3px;
      }
      .legend i.hollow {
        box-sizing: border-box;
        border: 1.5px solid var(--color);
        background: none;
      }
      .legend i.expected {
        background: var(--primary-color);
        opacity: 0.25;
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
        opacity: var(--ink);
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
        text-align: end;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      th:first-child {
        text-align: start;
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
    `]}};g([w({attribute:!1})],G.prototype,"hass",2),g([w({attribute:!1})],G.prototype,"data",2),g([w({attribute:!1})],G.prototype,"format",2),g([w()],G.prototype,"summary",2),g([w()],G.prototype,"filename",2),g([M()],G.prototype,"asTable",2);var B=class extends L{constructor(){super(...arguments);this.row=String;this.format=String;this.unit="";this.summary="";this.filename="smart-energy";this.withNumbers=!1}t(e){return R(this.hass.language,e)}render(){let e=this.values[0]?.length??0,t=this.withNumbers?1:6;return d`<div
        class="scroll"
        tabindex=${this.withNumbers?"0":p}
        role="region"
        aria-label=${this.summary}
      >
        <table class=${this.withNumbers?"numbers":"colors"} aria-label=${this.summary}>
          <thead>
            <tr>
              <td></td>
              ${Array.from({length:e},(r,i)=>d`<th scope="col"><span class=${i%t===0?p:"visually-hidden"}>${i}</span></th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.values.map((r,i)=>this.tableRow(r,i))}
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
          @click=${()=>{St(this.filename,this.csv())}}
        >
          ${this.t("chart.csv")}
        </button>
      </div>`}tableRow(e,t){return d`<tr>
      <th scope="row">${this.row(t)}</th>
      ${e.map((r,i)=>{let o=r===null?this.t("state.unknown"):this.format(r);return d`<td style="background:${this.paint(r)}" title="${this.row(t)} ${i}: ${o}">
          <span class=${this.withNumbers?p:"visually-hidden"}>${o}</span>
        </td>`})}
    </tr>`}paint(e){let t=this.values.flat().filter(a=>a!==null),r=Math.min(0,...t),i=Math.max(...t);if(e===null||i<=r)return"none";let o=this.withNumbers?45:100;return`color-mix(in srgb, var(--primary-color) ${Math.round((e-r)/(i-r)*o)}%, transparent)`}csv(){let e=Array.from({length:this.values[0]?.length??0},(r,i)=>`${i} (${this.unit})`),t=this.values.map((r,i)=>[this.row(i),...r.map(o=>o===null?"":String(o))]);return on([["",...e],...t])}static{this.styles=[Ce,vt,Ee,b`
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
        text-align: start;
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
        text-align: end;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .summary {
        margin: 8px 0;
        color: var(--secondary-text-color);
      }
    `]}};g([w({attribute:!1})],B.prototype,"hass",2),g([w({attribute:!1})],B.prototype,"values",2),g([w({attribute:!1})],B.prototype,"row",2),g([w({attribute:!1})],B.prototype,"format",2),g([w()],B.prototype,"unit",2),g([w()],B.prototype,"summary",2),g([w()],B.prototype,"filename",2),g([M()],B.prototype,"withNumbers",2);async function cs(s){await window.customElements.whenDefined("home-assistant");for(let[n,e]of Object.entries(s))window.customElements.get(n)||window.customElements.define(n,e)}function Vi(s,n){return(e,t)=>{let r=e.entities[t];return r?.platform==="smart_energy"&&n.includes(r.translation_key??"")&&r.device_id?{config:{type:`custom:${s}`,devices:[r.device_id]}}:null}}function us(s,n){let e=t=>R(document.documentElement.lang,t);return Object.defineProperties(n,{name:{get:()=>e(s),enumerable:!0},description:{get:()=>e(`${s}_help`),enumerable:!0}})}function ds(s){let n=window.customCards??=[];for(let{card:t,keys:r}of s){let i=`smart-energy-${t}-card`;n.some(o=>o.type===i)||n.push(us(`card.${t}`,{type:i,preview:!0,getEntitySuggestion:Vi(i,r)}))}let e=window.customStrategies??=[];e.some(({type:t})=>t==="smart-energy")||e.push(us("card.strategy",{type:"smart-energy",strategyType:"dashboard"}))}var Mt={type:"entity"};function ms(s){let{status:n,power:e,voltage:t,current:r,energy:i}=s.entities,o=(a,l)=>a===void 0?[]:[{type:"tile",entity:a,...l}];return{type:"grid",cards:[{type:"heading",heading:s.name,icon:"mdi:meter-electric",...n===void 0?{}:{badges:[{type:"entity",entity:n,show_state:!0,show_icon:!0,state_content:["state","last_changed"]}]}},...o(e,{name:Mt,icon:"mdi:flash",color:"amber",grid_options:{columns:"full",rows:2},features:[{type:"trend-graph",hours_to_show:1}]}),...o(t,{name:Mt}),...o(r,{name:Mt}),...o(i,{name:Mt,grid_options:{columns:"full"}})]}}var hs={number:[{type:"numeric-input",style:"buttons"}],select:[{type:"select-options"}]};function ps(s,n){return[{type:"grid",cards:[{type:"markdown",content:R(s.language,"settings.explanation"),text_only:!0,grid_options:{columns:"full"}},...Gi(s)]},...n.flatMap(e=>Zi(s,e))]}function Gi(s){return s.user?.is_admin===!1?[]:[{type:"button",name:R(s.language,"settings.tariff"),icon:"mdi:cash-clock",tap_action:{action:"navigate",navigation_path:"/config/integrations/integration/smart_energy"},grid_options:{columns:"full",rows:1}}]}function Zi(s,n){let e=[...Object.values(n.entities),...n.settings].filter(t=>s.entities[t]?.entity_category==="config").map(t=>({id:t,domain:t.split(".")[0]??""})).filter(({domain:t})=>["number","switch","select"].includes(t)).sort((t,r)=>t.domain.localeCompare(r.domain)||t.id.localeCompare(r.id)).map(({id:t,domain:r})=>({type:"tile",entity:t,name:{type:"entity"},grid_options:{columns:"full"},...hs[r]?{features:hs[r],features_position:"inline"}:{}}));return e.length===0?[]:[{type:"grid",cards:[{type:"heading",heading:n.name,icon:"mdi:meter-electric"},...e]}]}var At=class extends HTMLElement{static generate(n,e){return Promise.resolve(ln(e))}static shouldRegenerate(n,e,t){return["entities","devices","language","user"].every(i=>e[i]===t[i])?!1:JSON.stringify(ln(e))!==JSON.stringify(ln(t))}};function ln(s){let n=yt(s);return{title:"Smart Energy",views:[Qi(s),Yi(s),Ji(s),Xi(s,n),eo(s,n)]}}function Je(s,n,e,t){return{title:R(s.language,`view.${n}`),path:n,icon:e,type:"sections",max_columns:3,sections:t}}function de(s,n=1){return{type:"grid",column_span:n,cards:s}}function W(s,n={}){return{type:`custom:smart-energy-${s}-card`,grid_options:{columns:"full"},...n}}function Qi(s){return Je(s,"overview","mdi:lightning-bolt",[de([W("alerts",{compact:!0}),W("live")]),de([W("usage")]),de([W("costs"),W("forecast")])])}function Yi(s){return Je(s,"analytics","mdi:chart-bar",[de([W("usage",{span:"month"}),W("forecast")],2),de([W("compare")]),de([W("costs")])])}function Ji(s){return Je(s,"alerts","mdi:alert-circle-outline",[de([W("alerts")],2)])}function Xi(s,n){return Je(s,"devices","mdi:meter-electric",[de([W("devices")]),...n.map(ms)])}function eo(s,n){return Je(s,"settings","mdi:cog",ps(s,n))}ds([{card:"live",keys:["power","voltage","current"]},{card:"devices",keys:["status","power"]},{card:"usage",keys:["energy","energy_export","energy_today"]},{card:"alerts",keys:[...hn,"alert"]},{card:"compare",keys:["energy","energy_today"]},{card:"costs",keys:["cost_today","cost_total","cost_billing_period","price"]},{card:"forecast",keys:["energy_expected_today","energy_expected_tomorrow"]}]);cs({"ll-strategy-dashboard-smart-energy":At,"smart-energy-alerts-card":ae,"smart-energy-bar-chart":I,"smart-energy-chart":G,"smart-energy-compare-card":Ve,"smart-energy-costs-card":Ge,"smart-energy-devices-card":Ze,"smart-energy-forecast-card":$t,"smart-energy-heat-map":B,"smart-energy-live-card":kt,"smart-energy-usage-card":we});
