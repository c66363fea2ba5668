/** Messages for assets, files, uploads, products and presentations. format.ts describes the notation. */
export const assets = `
1000 1001; 2001 0014 0047 > chooseAsset
This asset doesn’t exist or was deleted.
该资产不存在或已被删除。

1000 1010 1037 1040; 2001 0071 > activate
An asset is not available.
部分资产不可用。

1000 1013 1014 > readyAsset
The asset’s current state doesn’t allow this change.
资产的当前状态不允许此更改。

1000 1006 > newAsset
The asset could not be created from its files.
资产生成失败。

2001 0010 0018; 2005 0004; 4100 0016 0017 > support
An asset could not be read or changed.
资产读取或修改失败。

1000 1038; 2001 0020-0022 0098 > chooseKind
An asset is of the wrong kind.
资产类型不正确。

2001 0012 0013 0016 > chooseMatching
The selected assets don’t work together.
所选资产互不匹配。

2001 0008 > rename
An asset with this name already exists.
已存在同名资产。

1000 1004 1011 1016; 1001 0020; 2001 0026; 2002 0030 > uploadAgain
The file is missing, or was not uploaded completely.
文件不存在或未上传完整。

1000 1008 1009 1012 > useUploaded
This file has already been uploaded.
该文件已上传。

1000 1007 > smaller
The file is larger than 5 MB.
文件超过 5 MB。

1000 1024 > buyStorage
The asset storage of your account is full.
账号的资产存储空间已满。

1000 1033 > finishUploads
There are too many unfinished uploads.
未完成的上传过多。

1000 1025-1028 1048 > checkFiles
The files don’t meet the requirements of this asset type ({reason}).
文件不符合此类资产的要求（{reason}）。

1000 1034; 1001 0015; 2001 0049; 2002 0007; 5000 1005 1003 > fileType
This type of file is not supported, or the file is damaged.
不支持此类型的文件，或文件已损坏。

1000 0102 1018 1020; 2001 0024; 4100 0004* 0015; 5000 1007-1011 > support
MetaStudio’s file storage is not working.
系统的文件存储异常。

1000 1002; 2001 0093 > checkAddress
The address is not valid.
地址无效。

2001 0068 0094 0095 0101 > openAddress
A file could not be fetched from its address ({reason}).
无法从外部地址下载文件（{reason}）。

1000 1019; 1001 0011 > choosePicture
The picture did not pass the content check.
图片未通过内容审核。

1000 1035; 1001 0012 > reword
The text contains sensitive words.
文本包含敏感词。

1000 00032 0103; 2001 0006 0080; 4701 0070 > support
The content check could not be completed.
内容审核未能完成。

1000 1030 1031 > newTransfer
The asset transfer doesn’t exist or timed out.
资产传输任务不存在或已超时。

1000 1044 > support
The files of the asset could not be copied.
资产文件复制失败。

1000 1045 > shortName
The name of the copy is too long.
副本的名称过长。

1000 1036 > coverFromList
The cover is not one of the product’s pictures.
封面不在商品图片中。

1000 1039 > removeTwice
An asset is in the list twice.
列表中有重复的资产。

1000 1041 > chooseProduct
This product doesn’t exist or was deleted.
该商品不存在或已被删除。

1000 1042 > removeSome
The product has too many texts or assets.
商品的文本或资产过多。

1001 0013 0014 > newTask
The task timed out or no longer exists.
任务超时或已不存在。

1001 0016 > removePages
The presentation has too many pages.
演示文稿页数过多。

1001 0017 > support
The presentation could not be converted.
演示文稿转换失败。

1001 0018; 2001 0081 > support
A cover or thumbnail could not be created.
封面或缩略图生成失败。
`;
