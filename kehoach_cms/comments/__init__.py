"""Comments: "Gửi bình luận của bạn". Anybody writes, an editor reviews, nothing is lost."""
